import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ICAL from 'ical.js';
import { expect, test } from 'vitest';
import type { PersonId } from '#domain/people/person';
import type { IsoMonth } from '#domain/rota/duty';
import type { IsoDay } from '#domain/time/instant';
import { rotaIcs } from '#service/documents/rota-ics';
import type { RotaPaper } from '#service/documents/rota-paper';
import { hostileTexts } from '../../helpers/sample-entries.ts';
import { aPaper, aPaperPerson, aPost, aRotaDay, usualPeople } from '../../helpers/sample-rota.ts';

const textOf = (paper: RotaPaper): string => new TextDecoder('utf-8', { fatal: true }).decode(rotaIcs(paper));

type Event = {
  readonly uid: string;
  readonly from: string;
  readonly until: string;
  readonly summary: string;
};

const inOrder = (events: readonly Event[]): readonly Event[] =>
  events.toSorted((a, b) => (a.uid < b.uid ? -1 : 1));

/** What a library of other people reads. */
function readByLibrary(ics: string): readonly Event[] {
  const calendar = new ICAL.Component(ICAL.parse(ics) as never[]);
  return calendar.getAllSubcomponents('vevent').map((component) => {
    const event = new ICAL.Event(component);
    return {
      uid: event.uid,
      from: event.startDate.toJSDate().toISOString(),
      until: event.endDate.toJSDate().toISOString(),
      summary: event.summary,
    };
  });
}

/** Unfolds and reads events in another language, from RFC 5545 alone. */
const reader = `
import sys, json, datetime
raw = open(sys.argv[1], 'rb').read()
assert b'\\r\\n' in raw and raw.replace(b'\\r\\n', b'').find(b'\\n') == -1, 'line ends'
for line in raw.split(b'\\r\\n'): assert len(line) <= 75, line
lines = raw.decode('utf-8').replace('\\r\\n ', '').split('\\r\\n')
events = []
for line in lines:
    if not line: continue
    head, value = line.split(':', 1)
    name = head.split(';')[0]
    if line == 'BEGIN:VEVENT': events.append({})
    elif events and name in ('UID', 'DTSTART', 'DTEND', 'SUMMARY'): events[-1][name] = value
def moment(text):
    return datetime.datetime.strptime(text, '%Y%m%dT%H%M%SZ').strftime('%Y-%m-%dT%H:%M:%S.000Z')
def plain(text):
    out, i = '', 0
    while i < len(text):
        if text[i] == '\\\\':
            i += 1
            out += '\\n' if text[i] in 'nN' else text[i]
        else: out += text[i]
        i += 1
    return out
json.dump([{'uid': e['UID'], 'from': moment(e['DTSTART']), 'until': moment(e['DTEND']), 'summary': plain(e['SUMMARY'])} for e in events], sys.stdout)
`;

function readByPython(paper: RotaPaper): readonly Event[] {
  const folder = mkdtempSync(join(tmpdir(), 'duty-ics-'));
  try {
    const file = join(folder, 'rota.ics');
    writeFileSync(file, rotaIcs(paper));
    return JSON.parse(
      execFileSync('python3', ['-c', reader, file], { encoding: 'utf8' }),
    ) as readonly Event[];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What the paper itself says, without the names of events. */
const said = (paper: RotaPaper): readonly string[] =>
  paper.duties
    .filter(({ personId }) => personId !== null && (paper.only === null || personId === paper.only))
    .map(({ from, until, postId, personId }) => {
      const post = paper.posts.find(({ id }) => id === postId)?.name ?? '';
      const name = paper.people.find(({ id }) => id === personId)?.name ?? '';
      return `${from} ${until} ${post}：${name}`;
    })
    .toSorted();

const shown = (events: readonly Event[]): readonly string[] =>
  events.map(({ from, until, summary }) => `${from} ${until} ${summary}`).toSorted();

const papers: readonly (readonly [string, RotaPaper])[] = [
  ['a usual month', aPaper()],
  ['one person', aPaper({ only: 'p3' as PersonId })],
  ['February of a leap year', aPaper({ month: '2028-02' as IsoMonth })],
  [
    'day and night shifts, and names that need escaping',
    aPaper({
      posts: [aPost('d', '白班；主,副', { minutes: 600 }), aPost('n', '夜班\\')],
      people: [aPaperPerson('x', '张三,李四;王五'), aPaperPerson('y', '一个很长的名字'.repeat(20))],
    }),
  ],
];

test.each(papers)('%s gives the same duties to two readers as the paper says', (_name, paper) => {
  const library = readByLibrary(textOf(paper));
  expect(shown(library)).toEqual(said(paper));
  expect(inOrder(readByPython(paper))).toEqual(inOrder(library));
});

test('gaps are no events, and everybody who serves has one', () => {
  const paper = aPaper();
  expect(paper.duties.some(({ personId }) => personId === null)).toBe(true);
  expect(readByLibrary(textOf(paper))).toHaveLength(
    paper.duties.filter(({ personId }) => personId !== null).length,
  );
});

test('a new version keeps the names of duties and has a higher number; another room has other names', () => {
  const uids = (paper: RotaPaper): readonly string[] => readByLibrary(textOf(paper)).map(({ uid }) => uid);
  const first = aPaper({ version: 1 });
  const second = aPaper({
    version: 2,
    duties: first.duties.map((duty) => ({ ...duty, personId: usualPeople[0]?.id ?? null })),
  });
  expect(new Set(uids(first)).size).toBe(uids(first).length);
  const kept = new Set(uids(second));
  expect(uids(first).filter((uid) => !kept.has(uid))).toEqual([]);
  expect(uids(aPaper({ storeHash: 'other' })).filter((uid) => kept.has(uid))).toEqual([]);
  expect(textOf(first).match(/\r\nSEQUENCE:(\d+)/u)?.[1]).toBe('1');
  expect(textOf(second).match(/\r\nSEQUENCE:(\d+)/u)?.[1]).toBe('2');
});

test('a published rota is confirmed, a draft tentative and says so, and neither asks for an answer', () => {
  const draft = textOf(aPaper({ version: null }));
  expect(textOf(aPaper())).toContain('\r\nSTATUS:CONFIRMED\r\n');
  expect(draft).toContain('\r\nSTATUS:TENTATIVE\r\n');
  expect(draft).not.toContain('STATUS:CONFIRMED');
  expect(readByLibrary(draft).every(({ summary }) => summary.endsWith('（草稿）'))).toBe(true);
  expect(draft).not.toMatch(/METHOD|ATTENDEE|ORGANIZER|VALARM|TZID/u);
});

test('the same paper gives the same bytes in whatever zone the computer is, and carries the time of its version', () => {
  const zone = process.env['TZ'];
  const first = rotaIcs(aPaper());
  process.env['TZ'] = 'Pacific/Apia';
  try {
    expect(Buffer.compare(rotaIcs(aPaper()), first)).toBe(0);
  } finally {
    if (zone === undefined) delete process.env['TZ'];
    else process.env['TZ'] = zone;
  }
  expect(new Set(textOf(aPaper()).match(/DTSTAMP:[^\r]*/gu))).toEqual(new Set(['DTSTAMP:20261125T092000Z']));
});

test('no text can begin a line of its own', () => {
  const texts = [...hostileTexts, 'a\r\nEND:VEVENT\r\nBEGIN:VEVENT'];
  const people = texts.map((text, index) => aPaperPerson(`x${index}`, text));
  const days = ['01', '02', '03', '04', '05', '06', '07', '08'].map((date) =>
    aRotaDay(`2026-12-${date}` as IsoDay),
  );
  for (const unitName of texts.slice(-3)) {
    const posts = texts.slice(0, 6).map((text, index) => aPost(`p${index}`, text));
    const paper = aPaper({ unitName, people, posts, days });
    expect(new Set(paper.duties.map(({ personId }) => personId)).size).toBeGreaterThan(texts.length / 2);
    const served = paper.duties.filter(({ personId }) => personId !== null);
    const events = readByLibrary(textOf(paper));
    expect(events.map(({ from, until }) => `${from} ${until}`).toSorted()).toEqual(
      served.map(({ from, until }) => `${from} ${until}`).toSorted(),
    );
    expect(readByPython(paper)).toHaveLength(served.length);
  }
});
