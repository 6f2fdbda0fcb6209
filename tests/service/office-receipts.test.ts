import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createInboxReceipts } from '#service/office/inbox-receipts';
import { receiptFileName } from '#service/package/names';
import { readReceipt } from '#service/package/receipt';
import type { TestRoom } from '../helpers/open-test-room.ts';
import {
  aRoom,
  intakesOf,
  newFolder,
  openOffice,
  openReportingRoom,
  pair,
  putInto,
  type SentPackage,
  take,
} from '../helpers/reporting-room.ts';

const day = '2026-11-21';

/** Looks often enough for a file that is whole to be taken. */
async function settle(office: TestRoom): Promise<void> {
  for (let looks = 0; looks < 2; looks += 1) {
    office.pass(1);
    office.room().inbox.look();
    await office.room().inbox.rest();
  }
}

/** An office with a key and a room that it knows, and the directory between them. */
function officeAndRoom(isPaired = true) {
  const inbox = join(newFolder(), 'inner', 'inbox');
  mkdirSync(inbox, { recursive: true });
  const office = openOffice(['东城区'], { inbox });
  office.call('admin', 'package.makeKey', { reason: '' });
  const east = openReportingRoom('东城区', 1);
  if (isPaired) pair(office, east);
  return { inbox, office, east };
}

const receiptOf = (inbox: string, name: string) => {
  const file = join(inbox, 'receipts', receiptFileName(name));
  return existsSync(file) ? readReceipt(readFileSync(file)) : null;
};

/** The package as it arrives when one byte of its report was changed on the way. */
const altered = ({ name, bytes, sequence }: SentPackage): SentPackage => {
  const at = Buffer.from(bytes).lastIndexOf('日报告（');
  return { name, sequence, bytes: Uint8Array.from(bytes).with(at, (bytes[at] ?? 0) ^ 1) };
};

describe('the receipts of a central office', () => {
  test('lie in its directory and nowhere else, whatever a file was called that somebody dropped on the window', async () => {
    const { inbox, office, east } = officeAndRoom(false);
    const { bytes } = await east.send('2026-11-25');
    const outside = dirname(dirname(inbox));
    const { hash } = office.call('officer', 'attachment.add', {
      name: 'hostile.zip',
      base64: Buffer.from(bytes).toString('base64'),
    });
    const job = office.call('officer', 'office.takeFile', {
      name: '../../../hostile.dutyroom.zip',
      hash,
    });
    await office.room().jobs.finished(job.id);
    pair(office, east);
    const [held] = intakesOf(office, 'held');
    if (held === undefined) throw new RangeError('nothing waits');
    const { version } = office.call('officer', 'office.intake', { id: held.id }).intake;
    office.call('chief', 'office.decide', { id: held.id, version, isAccepted: false, reason: '日期不对' });
    await settle(office);
    expect(readdirSync(outside)).toEqual(['inner']);
    expect(readdirSync(dirname(inbox))).toEqual(['inbox']);
    expect(existsSync(join(inbox, 'receipts'))).toBe(false);
  });

  test('of a package that was accepted are not put in the shade by an altered copy of it', async () => {
    const { inbox, office, east } = officeAndRoom();
    const sent = await east.send(day);
    putInto([sent], inbox);
    await settle(office);
    expect(receiptOf(inbox, sent.name)).toMatchObject({ verdict: 'accepted' });
    putInto([altered(sent)], join(inbox, 'copies'));
    await settle(office);
    expect(intakesOf(office, 'refused')).toHaveLength(1);
    expect(receiptOf(inbox, sent.name)).toMatchObject({ verdict: 'accepted' });
  });

  test('of a file that only borrows the name of a package leave the receipt of that one alone', async () => {
    const { inbox, office, east } = officeAndRoom();
    const stranger = openReportingRoom('无名', 7);
    const sent = await east.send(day);
    putInto([sent], inbox);
    await settle(office);
    putInto([{ ...(await stranger.send(day)), name: sent.name }], join(inbox, 'copies'));
    await settle(office);
    expect(intakesOf(office)).toHaveLength(2);
    expect(receiptOf(inbox, sent.name)).toMatchObject({ verdict: 'accepted', unit: east.key.publicKey });
  });

  test('an altered file is answered, and the whole one that comes after it too', async () => {
    const { inbox, office, east } = officeAndRoom();
    const sent = await east.send(day);
    putInto([altered(sent)], inbox);
    await settle(office);
    expect(receiptOf(inbox, sent.name)).toMatchObject({ verdict: 'refused', problems: ['file-differs'] });
    putInto([sent], inbox);
    await settle(office);
    expect(receiptOf(inbox, sent.name)).toMatchObject({ verdict: 'accepted' });
  });

  test('that cannot be written keep nothing from the others', async () => {
    const { inbox, office, east } = officeAndRoom();
    const first = { ...(await east.send('2026-11-19')), name: `${'a'.repeat(240)}.dutyroom.zip` };
    const second = await east.send('2026-11-20');
    const third = await east.send(day);
    mkdirSync(join(inbox, 'receipts', receiptFileName(second.name)), { recursive: true });
    putInto([first, second, third], inbox);
    await settle(office);
    expect(intakesOf(office, 'accepted')).toHaveLength(3);
    expect(receiptOf(inbox, third.name)).toMatchObject({ verdict: 'accepted', sequence: 3 });
    rmSync(join(inbox, 'receipts', receiptFileName(second.name)), { recursive: true });
    await settle(office);
    expect(receiptOf(inbox, second.name)).toMatchObject({ verdict: 'accepted', sequence: 2 });
  });

  test('write through no link that somebody laid in their way', async () => {
    const { inbox, office, east } = officeAndRoom();
    const sent = await east.send(day);
    const victim = join(newFolder(), 'victim');
    writeFileSync(victim, 'of somebody else');
    mkdirSync(join(inbox, 'receipts'));
    const receipt = join(inbox, 'receipts', receiptFileName(sent.name));
    symlinkSync(victim, `${receipt}.part`);
    symlinkSync('/dev/zero', receipt);
    putInto([sent], inbox);
    await settle(office);
    expect(readFileSync(victim, 'utf8')).toBe('of somebody else');
    expect(receiptOf(inbox, sent.name)).toMatchObject({ verdict: 'accepted' });
  });

  test('lie beside their packages: a room with a folder of its own finds them there, and equal names are two receipts', async () => {
    const { inbox, office, east } = officeAndRoom();
    const west = openReportingRoom('西城区', 2);
    office.call('chief', 'office.addRooms', { rooms: [aRoom('西城区')] });
    pair(office, west);
    const name = 'duty-room-20261121-000001.dutyroom.zip';
    putInto([{ ...(await east.send(day)), name }], join(inbox, '东城区'));
    putInto([{ ...(await west.send(day)), name }], join(inbox, '西城区'));
    await settle(office);
    for (const { name: folder, key } of [east, west])
      expect(receiptOf(join(inbox, folder), name)).toMatchObject({
        verdict: 'accepted',
        unit: key.publicKey,
      });
    expect(existsSync(join(inbox, 'receipts'))).toBe(false);
    office.reopen();
    rmSync(join(inbox, '西城区', 'receipts'), { recursive: true });
    rmSync(join(inbox, '东城区'), { recursive: true });
    await settle(office);
    expect(receiptOf(join(inbox, '西城区'), name)).toMatchObject({ unit: west.key.publicKey });
    expect(readdirSync(inbox)).toEqual(['西城区']);
    expect(office.takeDefects()).toEqual([]);
  });

  test('of packages in a folder that is away for a moment are written when it is there again, once, and the others at once', async () => {
    const { inbox, office, east } = officeAndRoom();
    const folder = join(inbox, '东城区');
    const sent = await east.send('2026-11-22');
    for (const place of [inbox, folder]) putInto([sent], place);
    await settle(office);
    for (const place of [inbox, folder])
      expect(receiptOf(place, sent.name)).toMatchObject({ verdict: 'held' });
    const away = join(dirname(inbox), 'away');
    renameSync(folder, away);
    const { id } = intakesOf(office, 'held')[0] ?? expect.fail();
    const { version } = office.call('officer', 'office.intake', { id }).intake;
    office.call('chief', 'office.decide', { id, version, isAccepted: true, reason: '已核实' });
    await settle(office);
    expect(receiptOf(inbox, sent.name)).toMatchObject({ verdict: 'accepted' });
    expect(existsSync(folder)).toBe(false);
    rmSync(join(inbox, 'receipts'), { recursive: true });
    renameSync(away, folder);
    await settle(office);
    expect(receiptOf(folder, sent.name)).toMatchObject({ verdict: 'accepted' });
    expect(existsSync(join(inbox, 'receipts'))).toBe(false);
    expect(office.takeDefects()).toEqual([]);
  });

  test('that are owed while the drive is cut off are written when it is back', async () => {
    const { inbox, office, east } = officeAndRoom();
    const sent = await east.send(day);
    putInto([sent], inbox);
    await settle(office);
    const { store } = office.room();
    const receipts = createInboxReceipts({ store, clock: { now: office.now, steady: () => 0 } });
    await receipts.write(inbox);
    rmSync(join(inbox, 'receipts'), { recursive: true });
    receipts.owe(intakesOf(office)[0]?.id ?? expect.fail());
    renameSync(inbox, `${inbox}-cut`);
    await receipts.write(inbox);
    expect(existsSync(inbox)).toBe(false);
    renameSync(`${inbox}-cut`, inbox);
    await receipts.write(inbox);
    expect(receiptOf(inbox, sent.name)).toMatchObject({ verdict: 'accepted' });
  });

  test('are given for what lies in the directory though it was taken by hand before', async () => {
    const { inbox, office, east } = officeAndRoom();
    const sent = await east.send(day);
    await take(office, putInto([sent]));
    expect(intakesOf(office, 'accepted').map(({ manner }) => manner)).toEqual(['file']);
    // So long ago that nobody would look for it among what came lately.
    office.pass(10 * 24 * 60);
    writeFileSync(join(inbox, 'receipts'), 'no folder');
    putInto([sent], inbox);
    await settle(office);
    expect(intakesOf(office)).toHaveLength(1);
    rmSync(join(inbox, 'receipts'));
    office.reopen();
    await settle(office);
    expect(receiptOf(inbox, sent.name)).toMatchObject({ verdict: 'accepted' });
  });

  test('say what was decided while the one before was being written', async () => {
    const { inbox, office, east } = officeAndRoom();
    const first = await east.send(day);
    const second = await east.send(day);
    putInto([first, second], inbox);
    await settle(office);
    const [held] = intakesOf(office, 'held');
    if (held === undefined) throw new RangeError('nothing waits');
    const receipts = createInboxReceipts({
      store: office.room().store,
      clock: { now: office.now, steady: () => 0 },
    });
    await receipts.write(inbox);
    receipts.owe(held.id);
    const writing = receipts.write(inbox);
    const { version } = office.call('officer', 'office.intake', { id: held.id }).intake;
    office.call('chief', 'office.decide', { id: held.id, version, isAccepted: true, reason: '以此为准' });
    receipts.owe(held.id);
    await writing;
    await receipts.write(inbox);
    expect(receiptOf(inbox, second.name)).toMatchObject({ verdict: 'accepted' });
  });

  test('that a service owed when it ended are written when it lives again', async () => {
    const { inbox, office, east } = officeAndRoom();
    const sent = await east.send(day);
    writeFileSync(join(inbox, 'receipts'), 'no folder');
    putInto([sent], inbox);
    await settle(office);
    expect(intakesOf(office, 'accepted')).toHaveLength(1);
    rmSync(join(inbox, 'receipts'));
    office.reopen();
    await settle(office);
    expect(receiptOf(inbox, sent.name)).toMatchObject({ verdict: 'accepted' });
  });
});
