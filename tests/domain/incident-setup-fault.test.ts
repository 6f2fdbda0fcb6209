import { describe, expect, test } from 'vitest';
import type { IncidentSetup } from '#domain/incident/setup';
import { incidentSetupFaults } from '#domain/incident/setup-fault';
import { personId } from '#domain/people/person';
import { onDay } from '../helpers/builders.ts';
import { shippedIncidents, shippedPolicy } from '../helpers/incident-builders.ts';

const somebody = personId.parse('somebody');

const faultsOf = (change: Partial<IncidentSetup>) =>
  incidentSetupFaults({ ...shippedIncidents, ...change }, { isPerson: (id) => id === somebody }).map(
    ({ rule, path }) => [rule, path],
  );

const first = <Thing>(things: readonly Thing[]): Thing => {
  const [thing] = things;
  if (thing === undefined) throw new Error('nothing');
  return thing;
};

const zibo = shippedPolicy('zibo-2016');
const stage = first(zibo.stages);
const { kinds, levelRules, templates, questions, callTree, recipients } = shippedIncidents;
const withPolicy = (change: Partial<typeof zibo>) => faultsOf({ policies: [{ ...zibo, ...change }] });
const withStage = (change: Partial<typeof stage>) => withPolicy({ stages: [{ ...stage, ...change }] });

describe('a set-up of incidents is refused where', () => {
  test('an id or a name stands twice', () => {
    const kind = first(kinds);
    const rule = first(levelRules);
    expect(faultsOf({ kinds: [...kinds, { ...kind, name: '另一种' }] })).toEqual([
      ['incident-twice', `kinds.${kinds.length}.id`],
    ]);
    expect(faultsOf({ kinds: [...kinds, { ...kind, id: 'natural.again', name: `${kind.name} ` }] })).toEqual([
      ['incident-twice', `kinds.${kinds.length}.name`],
    ]);
    expect(faultsOf({ levelRules: [rule, rule] })).toEqual([['incident-twice', 'levelRules.1.id']]);
    expect(faultsOf({ policies: [zibo, { ...zibo, name: '别的' }] })).toEqual([
      ['incident-twice', 'policies.1.id'],
    ]);
    expect(faultsOf({ policies: [zibo, { ...zibo, id: 'zibo-2' }] })).toEqual([
      ['incident-twice', 'policies.1.name'],
    ]);
    expect(withPolicy({ stages: [stage, stage] })).toEqual([['incident-twice', 'policies.0.stages.1.key']]);
    expect(withStage({ to: ['甲', '乙', '甲'] })).toEqual([['incident-twice', 'policies.0.stages.0.to.2']]);
    const template = first(templates);
    expect(faultsOf({ templates: [...templates, template] })).toEqual([
      ['incident-twice', `templates.${templates.length}.id`],
      ['incident-twice', `templates.${templates.length}.name`],
    ]);
    const question = first(questions);
    expect(faultsOf({ questions: [question, question] })).toEqual([['incident-twice', 'questions.1.id']]);
    const line = first(callTree);
    expect(faultsOf({ callTree: [line, line] })).toEqual([['incident-twice', 'callTree.1.id']]);
    const recipient = first(recipients);
    expect(faultsOf({ recipients: [recipient, recipient] })).toEqual([
      ['incident-twice', 'recipients.1.name'],
    ]);
    const room = { id: 'a', name: '甲镇值班室', group: '', phone: '', note: '', isOn: true };
    expect(faultsOf({ rooms: [room, { ...room, id: 'b' }] })).toEqual([['incident-twice', 'rooms.1.name']]);
    const bulletin = first(shippedIncidents.bulletins);
    expect(faultsOf({ bulletins: [bulletin, bulletin] })).toEqual([['incident-twice', 'bulletins.1.kind']]);
  });

  test('something is meant for a kind that is not there, or that its own class leaves out', () => {
    expect(withPolicy({ kinds: ['accident.gas', 'accident.gone'] })).toEqual([
      ['incident-unknown-kind', 'policies.0.kinds.1'],
    ]);
    expect(withPolicy({ classes: ['natural'], kinds: ['accident.gas'] })).toEqual([
      ['incident-kind-elsewhere', 'policies.0.kinds.0'],
    ]);
    const rule = first(levelRules);
    expect(faultsOf({ levelRules: [{ ...rule, kinds: ['natural.flood'] }] })).toEqual([
      ['incident-kind-elsewhere', 'levelRules.0.kinds.0'],
    ]);
    const question = first(questions);
    expect(faultsOf({ questions: [{ ...question, kinds: ['gone'] }] })).toEqual([
      ['incident-unknown-kind', 'questions.0.kinds.0'],
    ]);
  });

  test('it ends before it begins', () => {
    const reversed = { fromDay: onDay('2026-02-01'), untilDay: onDay('2026-01-31') };
    expect(withPolicy(reversed)).toEqual([['incident-days-reversed', 'policies.0.untilDay']]);
    expect(withPolicy({ ...reversed, fromDay: reversed.untilDay })).toEqual([]);
    expect(faultsOf({ levelRules: [{ ...first(levelRules), ...reversed }] })).toEqual([
      ['incident-days-reversed', 'levelRules.0.untilDay'],
    ]);
  });

  test('a stage or a call is for no incident at all', () => {
    expect(withStage({ levels: [], isForSensitive: false })).toEqual([
      ['incident-covers-nobody', 'policies.0.stages.0.levels'],
    ]);
    expect(withStage({ levels: [], isForSensitive: true })).toEqual([]);
    const line = { ...first(callTree), levels: [], isForSensitive: false };
    expect(faultsOf({ callTree: [line] })).toEqual([['incident-covers-nobody', 'callTree.0.levels']]);
  });

  test('a stage has the key of a follow-up or of the final report', () => {
    expect(withStage({ key: 'final' })).toEqual([['incident-stage-key', 'policies.0.stages.0.key']]);
    expect(withStage({ key: 'followUp-2' })).toEqual([['incident-stage-key', 'policies.0.stages.0.key']]);
    expect(withStage({ key: 'followUp-a' })).toEqual([]);
  });

  test('warnings fall or repeat', () => {
    expect(withPolicy({ warnAtPercent: [80, 50] })).toEqual([
      ['incident-warnings', 'policies.0.warnAtPercent'],
    ]);
    expect(withPolicy({ warnAtPercent: [50, 50] })).toEqual([
      ['incident-warnings', 'policies.0.warnAtPercent'],
    ]);
    expect(withPolicy({ warnAtPercent: [10, 50, 80] })).toEqual([]);
  });

  test('the policies in use together would lay more clocks than an incident can hold', () => {
    const to = Array.from({ length: 20 }, (_, index) => `单位${index}`);
    const many = Array.from({ length: 10 }, (_, index) => ({ ...stage, key: `s${index}`, to }));
    expect(withPolicy({ stages: many })).toEqual([['incident-too-many-clocks', 'policies']]);
    expect(withPolicy({ stages: many, isOn: false })).toEqual([]);
    expect(withPolicy({ stages: many.slice(1) })).toEqual([]);
  });

  test('a use has no template for every class', () => {
    expect(faultsOf({ templates: templates.filter(({ id }) => id !== 'phone-initial') })).toEqual([
      ['incident-no-template', 'templates'],
    ]);
  });

  test('a text cannot be filled', () => {
    const withText = (text: string) =>
      faultsOf({ templates: [{ ...first(templates), text }, ...templates.slice(1)] });
    expect(withText('死亡{{#死亡}}{{死亡}}人')).toEqual([
      ['incident-template-unreadable', 'templates.0.text'],
    ]);
    expect(withText('{{死者}}，{{地点}}')).toEqual([['incident-unknown-gap', 'templates.0.text']]);
    expect(withText('死亡{{#死亡}}{{死亡}}人{{/死亡}}')).toEqual([]);
  });

  test('a call names somebody who is not there, or a person and a duty', () => {
    const line = first(callTree);
    const person = { ...line, duty: null, personId: personId.parse('gone') };
    expect(faultsOf({ callTree: [person] })).toEqual([['incident-unknown-person', 'callTree.0.personId']]);
    expect(faultsOf({ callTree: [{ ...person, personId: somebody }] })).toEqual([]);
    expect(faultsOf({ callTree: [{ ...line, personId: somebody }] })).toEqual([
      ['incident-called-how', 'callTree.0.duty'],
    ]);
  });
});
