import {
  appendFileSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { fileNow } from '#service/office/inbox-files';
import { receiptFileName } from '#service/package/names';
import { readReceipt } from '#service/package/receipt';
import { attachmentFile, putAttachment } from '#service/store/attachments';
import { keepSeen } from '#service/store/inbox-seen';
import { sha256 } from '#service/store/ledger';
import { onDay } from '../helpers/builders.ts';
import { type TestRoom, verdictOf } from '../helpers/open-test-room.ts';
import { aPackage } from '../helpers/package-builders.ts';
import {
  intakesOf,
  newFolder,
  openOffice,
  openReportingRoom,
  pair,
  putInto,
  refusedByOlderProgram,
  roomNamed,
  setInbox,
  take,
} from '../helpers/reporting-room.ts';
import { canMount, smallDisk, storeFolderOn } from '../helpers/small-disk.ts';

const day = '2026-11-21';

/** Lets minutes pass and looks once, to the end of the look. */
async function look(office: TestRoom, minutes = 1): Promise<void> {
  office.pass(minutes);
  office.room().inbox.look();
  await office.room().inbox.rest();
}

/** Looks often enough for a file that is whole to be taken. */
async function settle(office: TestRoom): Promise<void> {
  await look(office);
  await look(office);
}

const stateOf = (office: TestRoom) => office.call('officer', 'office.setup', {}).inbox;

describe('the watched directory of a central office', () => {
  test('is gone through to its end where a copy that lies in the store already was harmed, which is mended', async () => {
    const inbox = newFolder();
    const office = openOffice(['东城区', '西城区'], { inbox });
    const [east, west] = [openReportingRoom('东城区', 1), openReportingRoom('西城区', 2)];
    pair(office, east);
    pair(office, west);
    const files = { 'log/entries.json': new TextEncoder().encode('[]') };
    const sent = [await east.send(day, { files }), await west.send(day)];
    const { folder } = office.room().store;
    const hash = sha256(sent[0]?.bytes ?? expect.fail());
    putAttachment(folder, hash, new Uint8Array(5000));
    putInto(sent, inbox);
    await settle(office);
    expect(intakesOf(office).map(({ verdict }) => verdict)).toEqual(['accepted', 'accepted']);
    expect(sha256(readFileSync(attachmentFile(folder, hash)))).toBe(hash);
    expect(office.takeDefects()).toEqual([]);
  });

  test('is looked into only where there is one', async () => {
    const office = openOffice();
    await settle(office);
    expect(stateOf(office)).toEqual({ state: 'off', lookedAt: null, waiting: [] });
  });

  test('gives its packages, those of the folders in it too; they are left where they are and taken once', async () => {
    const inbox = newFolder();
    const office = openOffice(['东城区', '西城区'], { inbox });
    const [east, west] = [openReportingRoom('东城区', 1), openReportingRoom('西城区', 2)];
    pair(office, east);
    pair(office, west);
    putInto([await east.send(day)], inbox);
    putInto([await west.send(day)], join(inbox, '西城'));
    await look(office);
    expect(intakesOf(office)).toEqual([]);
    expect(stateOf(office).waiting).toHaveLength(2);
    office.announced();
    await look(office);
    expect(intakesOf(office).map(({ manner, verdict }) => [manner, verdict])).toEqual([
      ['inbox', 'accepted'],
      ['inbox', 'accepted'],
    ]);
    expect(office.announced()).toContainEqual(['office']);
    expect(stateOf(office)).toMatchObject({ state: 'watching', waiting: [], lookedAt: office.now() });
    expect(readdirSync(inbox)).toHaveLength(2);
    office.reopen();
    await settle(office);
    expect(intakesOf(office)).toHaveLength(2);
    const records = office
      .room()
      .store.sqlite.prepare("SELECT count(*) AS n FROM record WHERE kind = 'intake'");
    expect(records.get()).toEqual({ n: 2 });
    expect(office.takeDefects()).toEqual([]);
  });

  test('gives a package that an older program refused for its format, once this one knows the format', async () => {
    const inbox = newFolder();
    const office = openOffice(['东城区'], { inbox });
    const east = openReportingRoom('东城区', 1);
    pair(office, east);
    const [first, second] = [await east.send('2026-11-20'), await east.send(day)];
    for (const sent of [first, second]) {
      putInto([sent], inbox);
      const file = await fileNow(inbox, sent.name);
      if (file === undefined) throw new RangeError(sent.name);
      keepSeen(office.room().store.sqlite, file, refusedByOlderProgram(office, sent), office.now());
    }
    rmSync(join(inbox, second.name));
    office.reopen();
    await settle(office);
    expect(intakesOf(office, 'accepted').map(({ sequence }) => sequence)).toEqual([1]);
    const job = await take(office, putInto([second]));
    expect(job.taken).toMatchObject({ accepted: 1, already: 0 });
    office.reopen();
    await settle(office);
    expect((await take(office, putInto([first, second]))).taken).toMatchObject({ already: 2 });
    expect(
      intakesOf(office)
        .map(({ verdict }) => verdict)
        .toSorted(),
    ).toEqual(['accepted', 'accepted', 'refused', 'refused']);
    expect(await verdictOf(office)).toMatchObject({ isIntact: true, firstBad: null });
  });

  test('says once of a package of a later format that it is one, however often it is found', async () => {
    const inbox = newFolder();
    const office = openOffice([], { inbox });
    const { bytes } = await aPackage();
    const later = { name: 'later.dutyroom.zip', sequence: 1, bytes: Uint8Array.from(bytes) };
    later.bytes[Buffer.from(bytes).indexOf('duty-room-package/1') + 18] = 0x32;
    putInto([later], inbox);
    await settle(office);
    office.reopen();
    await settle(office);
    expect(
      (await take(office, putInto([later, { ...later, name: 'copy.dutyroom.zip' }]))).taken,
    ).toMatchObject({ already: 2 });
    expect(intakesOf(office).map(({ problems }) => problems[0]?.code)).toEqual(['newer-format']);
  });

  test('refuses a log that is larger than anybody reads, and says that it is at long work meanwhile', async () => {
    const inbox = newFolder();
    const office = openOffice(['东城区'], { inbox });
    office.call('admin', 'package.makeKey', { reason: '' });
    const east = openReportingRoom('东城区', 1);
    pair(office, east);
    const entries = Array(20_001).fill('{"content":"火","number":""}').join(',');
    const log = new TextEncoder().encode(`{"entries":[${entries}]}`);
    const sent = await east.send(day, { files: { 'log/entries.json': log } });
    const good = await east.send('2026-11-20', {
      files: { 'log/entries.json': new TextEncoder().encode('{"entries":[{"content":"火","number":"1"}]}') },
    });
    putInto([sent, good], inbox);
    await look(office);
    office.pass(1);
    const { inbox: watch, store } = office.room();
    watch.look();
    const seen = new Set<boolean>();
    const looking = setInterval(() => seen.add(watch.isBusy()), 0);
    await watch.rest();
    clearInterval(looking);
    expect([seen.has(true), watch.isBusy()]).toEqual([true, false]);
    expect(intakesOf(office).map(({ verdict, problems }) => [verdict, problems[0]?.code])).toEqual([
      ['refused', 'log-too-large'],
      ['accepted', undefined],
    ]);
    expect(store.sqlite.prepare("SELECT text FROM received_line WHERE what = 'entry'").all()).toEqual([
      { text: '火' },
    ]);
    const receipt = readReceipt(readFileSync(join(inbox, 'receipts', receiptFileName(sent.name))));
    expect(receipt).toMatchObject({ verdict: 'refused', problems: ['log-too-large'] });
    expect(await verdictOf(office)).toMatchObject({ isIntact: true });
  });

  test('waits for a file that grows, and for one that is whole only later', async () => {
    const inbox = newFolder();
    const office = openOffice(['东城区'], { inbox });
    const east = openReportingRoom('东城区', 1);
    pair(office, east);
    const { name, bytes } = await east.send(day);
    const file = join(inbox, name);
    const third = Math.floor(bytes.length / 3);
    writeFileSync(file, bytes.subarray(0, third));
    await settle(office);
    appendFileSync(file, bytes.subarray(third, 2 * third));
    await settle(office);
    await look(office, 5);
    expect(intakesOf(office)).toEqual([]);
    expect(stateOf(office).waiting).toMatchObject([{ name }]);
    appendFileSync(file, bytes.subarray(2 * third));
    await settle(office);
    expect(intakesOf(office)).toMatchObject([{ verdict: 'accepted', fileName: name }]);
    expect(stateOf(office).waiting).toEqual([]);
    // Nothing of the halves is kept.
    const kept = office.room().store.sqlite.prepare('SELECT count(*) AS n FROM attachment').get();
    expect(kept).toEqual({ n: 1 });
  });

  test('refuses what does not change for ten minutes and is no package, and takes the whole file after that', async () => {
    const inbox = newFolder();
    const office = openOffice(['东城区'], { inbox });
    const east = openReportingRoom('东城区', 1);
    pair(office, east);
    const { name, bytes } = await east.send(day);
    writeFileSync(join(inbox, name), bytes.subarray(0, 100));
    await settle(office);
    await look(office, 12);
    expect(intakesOf(office)).toMatchObject([
      { verdict: 'refused', problems: [{ code: 'not-a-package', details: ['cut-off'] }] },
    ]);
    writeFileSync(join(inbox, name), bytes);
    await settle(office);
    expect(intakesOf(office, 'accepted')).toHaveLength(1);
  });

  test('refuses what is larger than any package once, with its name, and keeps nothing of it', async () => {
    const inbox = newFolder();
    const office = openOffice(['东城区'], { inbox });
    const east = openReportingRoom('东城区', 1);
    pair(office, east);
    const file = join(inbox, 'huge.dutyroom.zip');
    writeFileSync(file, '');
    truncateSync(file, 500_000_001);
    await settle(office);
    // It may still be growing.
    expect(intakesOf(office)).toEqual([]);
    expect(stateOf(office).waiting).toMatchObject([{ name: 'huge.dutyroom.zip' }]);
    await look(office, 12);
    await settle(office);
    expect(stateOf(office).waiting).toEqual([]);
    expect(intakesOf(office)).toMatchObject([
      {
        verdict: 'refused',
        fileName: 'huge.dutyroom.zip',
        problems: [{ code: 'not-a-package', details: ['too-large'] }],
      },
    ]);
    office.reopen();
    await settle(office);
    await look(office, 12);
    expect(intakesOf(office)).toHaveLength(1);
    const [refused] = intakesOf(office);
    const shown = office.call('officer', 'office.intake', { id: refused?.id ?? expect.fail('nothing') });
    expect(shown.intake.file).toEqual({ name: 'huge.dutyroom.zip', sha256: null, bytes: 500_000_001 });
    expect(shown.report).toBe(null);
    putInto([await east.send(day)], inbox);
    await settle(office);
    expect(intakesOf(office, 'accepted')).toHaveLength(1);
    const kept = office.room().store.sqlite.prepare('SELECT count(*) AS n FROM attachment').get();
    expect(kept).toEqual({ n: 1 });
    expect(await verdictOf(office)).toMatchObject({ isIntact: true });
  });

  test('gives nothing more of strangers once four gigabytes of theirs are kept, and goes on to give what rooms send', async () => {
    const inbox = newFolder();
    const office = openOffice(['东城区'], { inbox });
    const [east, stranger] = [openReportingRoom('东城区', 1), openReportingRoom('无名', 7)];
    pair(office, east);
    const junk = { name: 'junk.dutyroom.zip', bytes: new Uint8Array(100), sequence: 0 };
    putInto([junk], inbox);
    await settle(office);
    await look(office, 12);
    expect(intakesOf(office, 'refused')).toHaveLength(1);
    const { sqlite } = office.room().store;
    sqlite.exec('UPDATE attachment SET size = 4000000000');
    const more = { ...junk, name: 'more.dutyroom.zip', bytes: new Uint8Array(101) };
    putInto([more, await stranger.send(day), await east.send(day)], inbox);
    await settle(office);
    await look(office, 12);
    expect(intakesOf(office, 'refused')).toHaveLength(1);
    expect(intakesOf(office, 'held')).toEqual([]);
    expect(intakesOf(office, 'accepted')).toMatchObject([{ roomName: '东城区' }]);
    expect(stateOf(office).waiting).toHaveLength(2);
    sqlite.exec('UPDATE attachment SET size = 100');
    await settle(office);
    expect(stateOf(office).waiting).toEqual([]);
    expect(intakesOf(office)).toHaveLength(4);
  });

  test('may be gone and come back', async () => {
    const inbox = newFolder();
    const office = openOffice(['东城区'], { inbox });
    const east = openReportingRoom('东城区', 1);
    pair(office, east);
    await settle(office);
    renameSync(inbox, `${inbox} away`);
    await look(office);
    expect(stateOf(office)).toMatchObject({ state: 'missing', waiting: [] });
    renameSync(`${inbox} away`, inbox);
    putInto([await east.send(day)], inbox);
    await settle(office);
    expect(stateOf(office).state).toBe('watching');
    expect(intakesOf(office)).toHaveLength(1);
    const file = join(inbox, 'not-a-folder');
    writeFileSync(file, '');
    setInbox(office, file);
    await look(office);
    expect(stateOf(office).state).toBe('missing');
    expect(office.takeDefects()).toEqual([]);
  });

  test('may vanish, and the store be closed, while it is looked into', async () => {
    const inbox = newFolder();
    const office = openOffice(['东城区'], { inbox });
    const east = openReportingRoom('东城区', 1);
    pair(office, east);
    putInto([await east.send(day)], inbox);
    await look(office);
    office.pass(1);
    const watch = office.room().inbox;
    watch.look();
    rmSync(inbox, { recursive: true });
    await watch.rest();
    expect(intakesOf(office).length).toBeLessThan(2);
    mkdirSync(inbox);
    office.pass(1);
    watch.look();
    office.reopen();
    await watch.rest();
    expect(office.takeDefects()).toEqual([]);
  });

  test('gets receipts, signed with the key of the office, and others after a decision', async () => {
    const inbox = newFolder();
    const office = openOffice(['东城区'], { inbox });
    const { publicKey } = office.call('admin', 'package.makeKey', { reason: '' });
    const east = openReportingRoom('东城区', 1);
    const [first, future] = [await east.send(day), await east.send('2026-11-25')];
    putInto([first, future], inbox);
    await settle(office);
    const receiptOf = ({ name }: { readonly name: string }) =>
      readReceipt(readFileSync(join(inbox, 'receipts', receiptFileName(name))));
    expect(receiptOf(first)).toMatchObject({
      office: { publicKey },
      unit: east.key.publicKey,
      sequence: 1,
      verdict: 'held',
      problems: ['unknown-key'],
      at: office.now(),
    });
    pair(office, east);
    await look(office);
    expect(receiptOf(first)).toMatchObject({ verdict: 'accepted', problems: [] });
    expect(receiptOf(future)).toMatchObject({ verdict: 'held', problems: ['future-day'] });
    const [held] = intakesOf(office, 'held');
    if (held === undefined) throw new RangeError('nothing waits');
    const decision = { id: held.id, version: 2, isAccepted: false, reason: '日期填错，请更正后重报' };
    office.call('chief', 'office.decide', decision);
    // A process that ends before it wrote the receipt writes it when it lives again.
    office.reopen();
    await look(office);
    expect(receiptOf(future)).toMatchObject({ verdict: 'refused', problems: ['future-day'] });
    expect(readdirSync(join(inbox, 'receipts'))).toHaveLength(2);
    expect(roomNamed(office, '东城区').lastSequence).toBe(1);
    expect(intakesOf(office).map((one) => one.day)).toContain(onDay('2026-11-25'));
  });
});

describe.skipIf(!canMount)('a disk of the office that is full (needs the right to mount one)', () => {
  const fullOffice = async () => {
    const small = smallDisk(24);
    onTestFinished(small.remove);
    const inbox = newFolder();
    const office = openOffice(['东城区'], { inbox, folder: storeFolderOn(small) });
    const east = openReportingRoom('东城区', 1);
    pair(office, east);
    const files = { 'attachments/large': new Uint8Array(300_000).fill(7) };
    const packages = [await east.send('2026-11-20', { files }), await east.send(day, { files })];
    return { small, inbox, office, packages };
  };

  test('fails the import with that reason, and the same import works once there is room', async () => {
    const { small, office, packages } = await fullOffice();
    setInbox(office, '');
    const folder = putInto(packages);
    const { id } = office.call('officer', 'office.takeFolder', { folder });
    small.fill();
    const job = await office.room().jobs.finished(id);
    expect([job.state, job.failure?.code]).toEqual(['failed', 'disk-full']);
    expect(intakesOf(office)).toEqual([]);
    small.free();
    expect((await take(office, folder)).taken).toMatchObject({ accepted: 2, held: 0, refused: 0 });
    expect(await verdictOf(office)).toMatchObject({ isIntact: true });
  });

  test('loses nothing that is put into the watched directory', async () => {
    const { small, inbox, office, packages } = await fullOffice();
    putInto(packages, inbox);
    await look(office);
    small.fill();
    await settle(office);
    expect(intakesOf(office)).toEqual([]);
    expect(stateOf(office).waiting).toHaveLength(2);
    // Said once, however often it is tried.
    expect(office.takeDefects()).toHaveLength(1);
    small.free();
    await settle(office);
    expect(intakesOf(office, 'accepted')).toHaveLength(2);
    expect(await verdictOf(office)).toMatchObject({ isIntact: true });
  });
});
