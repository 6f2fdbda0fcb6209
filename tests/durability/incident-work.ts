import type { Output } from '#contract/methods';
import { oneOf } from '#service/demo/chance';
import type { Command, WorkKind } from './desk-work.ts';
import type { Ask } from './hand-over.ts';
import { leader } from './manned-store.ts';

type Chosen = { readonly kind: WorkKind; readonly method: string; readonly input: unknown } | null;
type Now = Output<'incident.now'>;

/** An incident that begins, unless so many go on that the next step is one of theirs. */
function opening({ now }: Now, callId: string): Chosen {
  const reporter = { unit: '张店区值班室', name: '', post: '', phone: '' };
  const fields = {
    title: callId,
    kindId: '',
    place: '',
    occurredAt: null,
    isOccurredAbout: false,
    learnedAt: null,
    receivedAt: now,
    reporter,
    alreadyInformed: '',
    isSensitive: false,
  };
  const input = { fields, facts: [], level: null, levelReason: '', entryId: null };
  return { kind: 'incident', method: 'incident.open', input };
}

/** A step of an incident that goes on: a fact, a call that meets its clocks, or a clock that was ordered. */
async function step(
  ask: Ask,
  { now, incidents }: Now,
  callId: string,
  chance: () => number,
): Promise<Chosen> {
  const { id, version } = oneOf(incidents, chance);
  const meant = { id, version };
  const share = chance();
  if (share < 0.35) {
    const said = { label: '', text: '', isAbout: false, isVerified: false, source: '', knownAt: now };
    const facts = [{ key: 'trapped', number: Math.floor(chance() * 20), ...said }];
    return { kind: 'incident', method: 'incident.note', input: { ...meant, facts, note: callId } };
  }
  if (share < 0.5) {
    const ordered = { label: '续报', manner: 'any', report: 'followUp', recipient: '市领导', dueAt: null };
    return { kind: 'incident', method: 'incident.addStage', input: { ...meant, ...ordered, reason: callId } };
  }
  const one = await ask('incident.one', { id });
  if (one?.ok !== true) return null;
  // The answer to this question.
  const { incident } = one.output as Output<'incident.one'>;
  const open = incident.stages.filter(({ state, manner }) => state === 'open' && manner !== 'written');
  const call = {
    direction: 'out',
    purpose: 'initial',
    stageIds: open.slice(0, 1).map((stage) => stage.id),
    unit: '市政府总值班室',
    number: '',
    startedAt: now,
    endedAt: null,
    outcome: chance() < 0.5 ? 'answered' : 'busy',
    name: '',
    post: '',
    script: '',
    elements: [],
    isReadBack: false,
    callBack: null,
    orders: '',
    alreadyInformed: '',
    isRecorded: false,
    note: callId,
  };
  return { kind: 'incident-call', method: 'incident.call', input: { ...meant, call, facts: [] } };
}

/** A bulletin about no incident. */
async function bulletin(ask: Ask, { now }: Now, callId: string): Promise<Chosen> {
  const drafted = await ask('report.compose', { incidentId: null, kind: 'bulletin' });
  if (drafted?.ok !== true) return null;
  // The answer to this question.
  const { fields } = drafted.output as Output<'report.compose'>;
  const input = {
    fields: { ...fields, title: callId, body: '一切正常。' },
    no: null,
    reviewer: null,
    issuer: { manner: 'spoken', name: leader.name, at: now },
  };
  return { kind: 'bulletin', method: 'report.issue', input };
}

/** What a check of a room found that is picked for it first. */
async function check(ask: Ask, callId: string): Promise<Chosen> {
  const asked = await ask('incident.setup', {});
  if (asked?.ok !== true) return null;
  // The answer to this question.
  const { setup, version } = asked.output as Output<'incident.setup'>;
  const room = { id: 'east', name: '东镇值班室', group: '', phone: '', note: '', isOn: true };
  if (!setup.rooms.some(({ id }) => id === room.id)) {
    const changed = await ask('incident.changeSetup', { setup: { ...setup, rooms: [room] }, version });
    if (changed?.ok !== true) return null;
  }
  const chosen = await ask('check.choose', { roomIds: [room.id] });
  if (chosen?.ok !== true) return null;
  const [picked] = chosen.output as Output<'check.choose'>;
  if (picked === undefined) return null;
  const made = {
    manner: 'phone',
    checkedAt: picked.pickedAt,
    expected: '',
    name: '',
    post: '',
    rings: 2,
    seconds: null,
    isLeaderThere: null,
    knowsTasks: null,
    result: 'normal',
    problem: '',
  };
  const input = { id: picked.id, version: picked.version, made, reason: callId };
  return { kind: 'check', method: 'check.make', input };
}

/** A step of an incident, a call about one, a bulletin or a spot check, that carries its call id; null where the service died meanwhile. */
export async function incidentCommand(
  ask: Ask,
  callId: string,
  chance: () => number,
): Promise<Command | null> {
  const asked = await ask('incident.now', {});
  if (asked?.ok !== true) return null;
  // The answer to this question.
  const known = asked.output as Now;
  const share = chance();
  const chosen = async (): Promise<Chosen> => {
    if (share < 0.15) return bulletin(ask, known, callId);
    if (share < 0.3) return check(ask, callId);
    const isNext = known.incidents.length === 0 || (known.incidents.length < 12 && share < 0.5);
    return isNext ? opening(known, callId) : step(ask, known, callId, chance);
  };
  const found = await chosen();
  return found === null ? null : { callId, ...found };
}
