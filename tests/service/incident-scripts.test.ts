import { describe, expect, test } from 'vitest';
import { addMinutes } from '#domain/time/instant';
import { aCall, aFact, changeIncidentSetup, meantIncident, openIncident } from '../helpers/incident-room.ts';
import { openTestRoom, type TestRoom } from '../helpers/open-test-room.ts';

const city = '市政府总值班室';

const manned = (): TestRoom => openTestRoom({ desk: 'manned' });

function withTemplates(room: TestRoom, texts: Readonly<Record<string, string>>): void {
  changeIncidentSetup(room, ({ templates }) => ({
    templates: templates.map((one) => {
      const text = texts[one.id] ?? texts[one.use];
      return text === undefined ? one : { ...one, text };
    }),
  }));
}

describe('what is said on the telephone', () => {
  test('has what is known filled in, who speaks and to whom, and 正在核实 for the rest', () => {
    const room = manned();
    withTemplates(room, {
      'phone-initial':
        '您好，我是{{本单位}}{{值班员}}，请问是{{接收单位}}吗？\n1.{{发生时间}} 2.{{地点}} 3.死亡{{死亡}}人 4.被困{{被困}}人\n{{#书面报送时限}}书面材料于{{书面报送时限}}前报送。{{/书面报送时限}}',
    });
    const { incident } = openIncident(
      room,
      { occurredAt: addMinutes(room.now(), -7) },
      { facts: [aFact(room, 'deaths', 2, { isAbout: true })] },
    );
    const { text, elements } = room.call('officer', 'incident.script', {
      id: incident.id,
      use: 'phone-initial',
      recipient: city,
    });
    const { unitName } = room.call('officer', 'station.now', {}).station;
    expect(text).toContain(`您好，我是${unitName}王方，请问是${city}吗？`);
    expect(elements).toEqual(['11月21日8时33分', '张店区309国道与西外环路口', '死亡约2人', '被困正在核实']);
    expect(text).toContain('书面材料于11月21日');
  });

  test('comes from the template of the class of the incident, and else from the one for all', () => {
    const room = manned();
    const { setup } = room.call('chief', 'incident.setup', {});
    const first = setup.templates.find(({ use, classes }) => use === 'phone-initial' && classes.length === 0);
    changeIncidentSetup(room, ({ templates }) => ({
      templates: [
        ...(first === undefined
          ? []
          : [
              {
                ...first,
                id: 'own.health',
                name: '疫情',
                classes: ['health' as const],
                text: '疫情{{地点}}',
              },
            ]),
        ...templates.filter(({ use }) => use !== 'phone-initial'),
        ...(first === undefined ? [] : [{ ...first, text: '通用{{地点}}' }]),
      ],
    }));
    const kindOf = (of: string): string => setup.kinds.find((kind) => kind.class === of)?.id ?? '';
    const textOf = (kindId: string): string =>
      room.call('officer', 'incident.script', {
        id: openIncident(room, { kindId, place: '桓台' }).incident.id,
        use: 'phone-initial',
        recipient: city,
      }).text;
    expect([textOf(kindOf('health')), textOf(kindOf('natural')), textOf('')]).toEqual([
      '疫情桓台',
      '通用桓台',
      '通用桓台',
    ]);
  });

  test('stays as the set-up had it when the incident was taken in', () => {
    const room = manned();
    withTemplates(room, { 'phone-initial': '旧{{地点}}' });
    const { incident } = openIncident(room);
    withTemplates(room, { 'phone-initial': '新{{地点}}' });
    const ask = { use: 'phone-initial' as const, recipient: city };
    expect(room.call('officer', 'incident.script', { id: incident.id, ...ask }).text).toMatch(/^旧/);
    const newer = openIncident(room);
    expect(room.call('officer', 'incident.script', { id: newer.incident.id, ...ask }).text).toMatch(/^新/);
  });

  test('says in a follow-up what this recipient was not told yet, with its number', () => {
    const room = manned();
    withTemplates(room, {
      'phone-followUp': '续报{{报告序号}}：{{#死亡}}死亡{{死亡}}{{/死亡}}{{#起因}}起因{{起因}}{{/起因}}',
    });
    const opened = openIncident(room, {}, { facts: [aFact(room, 'deaths', 2)] });
    const { id } = opened.incident;
    const textFor = (recipient: string): string =>
      room.call('officer', 'incident.script', { id, use: 'phone-followUp', recipient }).text;
    expect(textFor(city)).toBe('续报一：死亡2人');

    room.pass(3);
    const told = room.call('officer', 'incident.call', {
      ...meantIncident(opened),
      call: aCall(room, { unit: city }),
      facts: [],
    });
    expect(textFor(city)).toBe('续报一：');
    room.pass(1);
    const noted = room.call('officer', 'incident.note', {
      ...meantIncident(told),
      facts: [aFact(room, 'cause', '侧翻')],
      note: '',
    });
    expect(textFor(city)).toBe('续报一：起因侧翻');
    // Nobody has told the province anything.
    expect(textFor('省政府总值班室')).toBe('续报一：死亡2人起因侧翻');
    // An attempt tells nobody anything.
    room.pass(1);
    const tried = room.call('officer', 'incident.call', {
      ...meantIncident(noted),
      call: aCall(room, { unit: city, purpose: 'followUp', outcome: 'noAnswer' }),
      facts: [],
    });
    expect(textFor(city)).toBe('续报一：起因侧翻');
    room.pass(1);
    room.call('officer', 'incident.call', {
      ...meantIncident(tried),
      call: aCall(room, { unit: city, purpose: 'followUp' }),
      facts: [],
    });
    expect(textFor(city)).toBe('续报二：');
  });

  test('is refused for an incident that is not there, and to whoever only reads', () => {
    const room = manned();
    const ask = { id: 'none', use: 'phone-initial', recipient: '' };
    expect(room.refusal('officer', 'incident.script', ask)).toMatchObject({ code: 'not-found' });
    expect(room.refusal('auditor', 'incident.script', ask)).toMatchObject({ code: 'not-allowed' });
  });
});

describe('a template that is being written', () => {
  test('is shown with sample facts, and says what is wrong with it', () => {
    const room = manned();
    const preview = (text: string) => room.call('chief', 'incident.preview', { id: null, text });
    expect(preview('{{地点}}死亡{{死亡}}，失联{{失联}}，起因{{起因}}')).toMatchObject({
      text: expect.stringMatching(/死亡2人，失联正在核实，起因.+/u) as string,
      unknown: [],
      fault: null,
    });
    expect(preview('{{死者}}')).toEqual({ text: '', unknown: ['死者'], fault: null });
    expect(preview('{{> x}}')).toEqual({ text: '{{> x}}', unknown: [], fault: 'sign' });
    expect(preview('{{#死亡}}')).toEqual({ text: '{{#死亡}}', unknown: [], fault: 'unclosed' });
  });

  test('is shown with a real incident where one is named', () => {
    const room = manned();
    const { incident } = openIncident(room, { place: '桓台县' });
    expect(room.call('auditor', 'incident.preview', { id: incident.id, text: '在{{地点}}' }).text).toBe(
      '在桓台县',
    );
  });

  test('every template that ships can be read and knows its gaps', () => {
    const room = manned();
    for (const { text, id } of room.call('chief', 'incident.presets', {}).templates) {
      const { unknown, fault } = room.call('chief', 'incident.preview', { id: null, text });
      expect({ id, unknown, fault }).toEqual({ id, unknown: [], fault: null });
    }
  });
});
