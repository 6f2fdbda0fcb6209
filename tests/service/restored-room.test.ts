import { cpSync, existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { backupTo } from '#service/backup/by-hand';
import { addDays, addMinutes, type IsoDay } from '#domain/time/instant';
import { onDay } from '../helpers/builders.ts';
import { openTestRoom, type TestRoom, testPassword, verdictOf } from '../helpers/open-test-room.ts';
import { damageStore, fileDamages, rechainFrom, rewriteRecord } from '../helpers/damage.ts';
import { openTestService } from '../helpers/open-test-service.ts';
import { aDestination, aDrive, opened, packed, plainContents } from '../helpers/package-room.ts';
import { issueProduct, meantProduct, setUpProducts } from '../helpers/product-room.ts';
import { intakesOf, newFolder, openOffice, pair, take } from '../helpers/reporting-room.ts';
import { backedUp, restoreInto } from '../helpers/restored-room.ts';
import { printedBy, runDuty } from '../helpers/run-duty.ts';
import { agreedVerdict, needPython } from '../helpers/two-verifiers.ts';
import english from '#words/en/failures' with { type: 'json' };
import chinese from '#words/zh-CN/failures' with { type: 'json' };

beforeAll(needPython);

const span = { fromDay: onDay('2026-11-01'), untilDay: onDay('2026-11-30') };

/** What the numbers do has nothing to do with papers. */
const contents = { ...plainContents, documents: [] };

const listed = (room: TestRoom) => room.call('auditor', 'package.list', span);

const filesIn = (folder: string): readonly string[] =>
  existsSync(folder) ? readdirSync(folder).toSorted() : [];

/** A room with a key and one destination, which reports to a central office. */
function aRoomThatSends(drive = aDrive()) {
  const room = openTestRoom();
  setUpProducts(room, { destinations: [aDestination(drive)], contents });
  const { publicKey } = room.call('chief', 'package.makeKey', { reason: '' });
  return { room, drive, publicKey };
}

/** A store that was restored into a folder of its own, an hour later: ids of test rooms grow with the clock. */
const openedElsewhere = (folder: string, room: TestRoom) =>
  openTestRoom({ desk: 'not-set-up', folder, now: addMinutes(room.now(), 60) });

/** Writes the report of a day and packs it; the courier brings it unless it is to wait. */
async function send(room: TestRoom, day: IsoDay, { waits = false } = {}) {
  const product = issueProduct(room, { fromDay: day, untilDay: day });
  const job = await packed(room, product, {
    contents,
    destinationIds: ['drive'],
  });
  if (!waits) {
    room.room().courier.look();
    await room.room().courier.rest();
  }
  const made = listed(room).find(({ id }) => id === job.packageId) ?? expect.fail();
  return { job, made, product };
}

const withdraw = (room: TestRoom, { id }: ReturnType<typeof issueProduct>) =>
  room.call('officer', 'product.withdraw', {
    ...meantProduct(room.call('officer', 'product.one', { id })),
    reason: '数字有误',
  });

/** Packages of so many days that arrived before a backup was made, and after it; the last of them is of 2026-11-20. */
async function sentAround(before: number, after: number) {
  const { room, drive, publicKey } = aRoomThatSends();
  const first = addDays(onDay('2026-11-21'), -(before + after));
  for (let day = 0; day < before; day += 1) await send(room, addDays(first, day));
  const backup = await backedUp(room);
  for (let day = before; day < before + after; day += 1) await send(room, addDays(first, day));
  return { room, drive, publicKey, backup, last: listed(room)[0] ?? expect.fail() };
}

function anOfficeOf(publicKey: string) {
  const name = '沂源县政府值班室';
  const office = openOffice([name]);
  pair(office, { name, key: { publicKey, secret: '' } });
  return office;
}

describe('a backup that is older than packages that went out', () => {
  test('says before it is restored what went out since, and the restored room says so until somebody has read it', async () => {
    const { room, publicKey, backup, last } = await sentAround(1, 2);
    const { sentSince } = room.call('admin', 'backup.loss', { place: 'first', name: backup.name });
    expect(sentSince).toMatchObject({
      packageCount: 2,
      reportCount: 2,
      packages: [
        { sequence: 3, untilDay: '2026-11-20', isMade: true, to: ['市府收件'] },
        { sequence: 2, untilDay: '2026-11-19', isMade: true, to: ['市府收件'] },
      ],
      reports: [
        { untilDay: '2026-11-20', isIssued: true, to: ['市政府总值班室'] },
        { untilDay: '2026-11-19', isIssued: true, to: ['市政府总值班室'] },
      ],
      keys: [{ publicKey, last: 3, manifest: last.manifest, inBackup: 1 }],
      isKeyNewer: false,
    });
    expect(room.call('officer', 'package.restored', {})).toBeNull();
    const aside = await restoreInto(room, backup);
    const news = room.call('officer', 'package.restored', {}) ?? expect.fail();
    expect(news).toEqual({
      ...sentSince,
      seq: expect.any(Number) as number,
      at: room.now(),
      byName: '赵管理',
      backup: backup.name,
      aside,
    });
    room.reopen();
    expect(room.call('officer', 'package.restored', {})).toEqual(news);
    expect(room.refusal('auditor', 'package.acknowledge', { seq: news.seq })).toMatchObject({
      code: 'not-allowed',
    });
    expect(room.refusal('officer', 'package.acknowledge', { seq: 1 })).toMatchObject({ code: 'conflict' });
    room.call('officer', 'package.acknowledge', { seq: news.seq });
    expect(room.call('officer', 'package.restored', {})).toBeNull();
    const late = room.refusal('chief', 'package.acknowledge', { seq: news.seq });
    expect(late).toMatchObject({ code: 'conflict', message: 'restored-news' });
    for (const sentences of [chinese, english])
      expect(Object.keys(sentences)).toContain(`${late.code}_${late.message}`);
    room.reopen();
    expect(room.call('officer', 'package.restored', {})).toBeNull();
    const { lines } = room.call('auditor', 'audit.page', { before: null, limit: 1, kinds: ['backup'] });
    expect([lines[0]?.byName, JSON.parse(lines[0]?.detail ?? '')]).toEqual([
      '王方',
      { what: 'acknowledged', restored: news.seq },
    ]);
  });

  test('is restored: the next package goes on after the last number that was used, the office holds it, and after a decision the line goes on', async () => {
    const { room, drive, publicKey, backup, last } = await sentAround(3, 2);
    const office = anOfficeOf(publicKey);
    expect(await take(office, drive)).toMatchObject({ taken: { accepted: 5, held: 0 } });
    await restoreInto(room, backup);
    expect(listed(room).map(({ sequence }) => sequence)).toEqual([3, 2, 1]);
    const next = await send(room, onDay('2026-11-21'));
    expect(next.job.restored).toMatchObject({ packageCount: 2, keys: [{ last: 5, inBackup: 3 }] });
    expect(next.made).toMatchObject({ sequence: 6, drops: [{ destinationId: 'drive' }] });
    const { manifest } = opened(join(drive, next.made.fileName));
    expect(manifest.previous).toBe(last.manifest);
    expect(manifest.chain.earlier.map(({ sequence }) => sequence)).toEqual([3, 2, 1]);
    const after = await send(room, onDay('2026-11-15'));
    expect([after.job.restored, after.made.sequence]).toEqual([null, 7]);
    expect(await take(office, drive)).toMatchObject({ taken: { already: 5, held: 2 } });
    const held = intakesOf(office, 'held');
    const first = held.find(({ sequence }) => sequence === 6) ?? expect.fail();
    const { problems } = office.call('officer', 'office.intake', { id: first.id }).intake;
    // Nothing is said of a number that was used twice: what differs is the record itself.
    expect(problems.map(({ code }) => code)).toEqual(['chain-differs']);
    office.call('chief', 'office.decide', {
      id: first.id,
      version: 1,
      isAccepted: true,
      reason: '已电话核实：该室从备份恢复，4、5号报告以先收到的为准',
    });
    expect(intakesOf(office, 'held')).toEqual([]);
    await send(room, onDay('2026-11-14'));
    expect(await take(office, drive)).toMatchObject({
      taken: { accepted: 1, already: 7, held: 0 },
    });
    for (const store of [room, office]) expect(await verdictOf(store)).toMatchObject({ isIntact: true });
    room.close();
    expect(await agreedVerdict(room.folder)).toMatchObject({ isIntact: true });
    room.reopen();
  });

  test('is restored before an office had anything of it: the next package counts there, and the office sees that numbers are missing', async () => {
    const { room, drive, publicKey, backup } = await sentAround(1, 2);
    const office = anOfficeOf(publicKey);
    await restoreInto(room, backup);
    const lost = filesIn(drive).filter((name) => /-00000[23]-/u.test(name));
    expect(lost).toHaveLength(2);
    for (const name of lost) rmSync(join(drive, name));
    await send(room, onDay('2026-11-21'));
    expect(await take(office, drive)).toMatchObject({
      taken: { accepted: 2, held: 0, files: [{ problems: [{ code: 'sequence-gap', details: ['2-3'] }] }] },
    });
  });

  test('is restored once more: what the first restoring learnt is not forgotten with the store that learnt it', async () => {
    const { room, backup } = await sentAround(1, 1);
    await restoreInto(room, backup);
    await send(room, onDay('2026-11-21'));
    await restoreInto(room, backup);
    const news = room.call('officer', 'package.restored', {});
    expect(news?.packages.map(({ sequence }) => sequence)).toEqual([3, 2]);
    expect(news?.keys).toMatchObject([{ last: 3, inBackup: 1 }]);
    const next = await send(room, onDay('2026-11-13'));
    expect(next.made.sequence).toBe(4);
    expect(await verdictOf(room)).toMatchObject({ isIntact: true });
  });

  test('is restored once more: what only arrived or was withdrawn since, and a key that was made, are still told', async () => {
    const { room } = aRoomThatSends();
    const day = onDay('2026-11-19');
    const told = issueProduct(room, { fromDay: day, untilDay: day });
    const { made } = await send(room, onDay('2026-11-20'), { waits: true });
    const backup = await backedUp(room);
    room.room().courier.look();
    await room.room().courier.rest();
    withdraw(room, told);
    room.call('chief', 'package.makeKey', { reason: '换钥' });
    await restoreInto(room, backup);
    const first = room.call('officer', 'package.restored', {});
    expect(first).toMatchObject({
      packages: [{ id: made.id, isMade: false, productState: 'issued', to: ['市府收件'] }],
      reports: [
        { untilDay: '2026-11-20', state: 'issued', isIssued: false, to: ['市政府总值班室'] },
        { id: told.id, state: 'withdrawn', isIssued: false, to: [] },
      ],
      isKeyNewer: true,
    });
    await restoreInto(room, backup);
    const { packages, reports, isKeyNewer } = room.call('officer', 'package.restored', {}) ?? expect.fail();
    expect({ packages, reports, isKeyNewer }).toEqual({
      packages: first?.packages,
      reports: first?.reports,
      isKeyNewer: true,
    });
  });

  test('is restored after one that was older: what that one learnt is not told where this one knows it', async () => {
    const { room } = aRoomThatSends();
    const { product } = await send(room, onDay('2026-11-20'), { waits: true });
    const older = await backedUp(room);
    room.room().courier.look();
    await room.room().courier.rest();
    withdraw(room, product);
    await vi.waitFor(() => expect(listed(room)).toHaveLength(2));
    const newer = await backedUp(room);
    await restoreInto(room, older);
    expect(room.call('officer', 'package.restored', {})).toMatchObject({
      packageCount: 2,
      reports: [{ id: product.id, state: 'withdrawn' }],
    });
    const { sentSince } = room.call('admin', 'backup.loss', { place: 'first', name: newer.name });
    expect(sentSince).toBeNull();
  });

  test('gives no number of an issue a second time: the next one follows the last that went out, also after another restoring', async () => {
    const { room } = aRoomThatSends();
    const issue = (change: Parameters<typeof issueProduct>[1] = {}) =>
      issueProduct(room, { kind: 'info', ...change });
    expect(issue().no).toBe(1);
    const backup = await backedUp(room);
    expect([issue().no, issue().no]).toEqual([2, 3]);
    await restoreInto(room, backup);
    const sent = room.call('officer', 'package.restored', {});
    expect(sent?.issues).toEqual([{ kind: 'info', year: 2026, last: 3, inBackup: 1 }]);
    const next = {
      kind: 'info',
      isZero: false,
      fromDay: onDay('2026-11-21'),
      untilDay: onDay('2026-11-21'),
    } as const;
    expect(room.call('officer', 'product.compose', next).no).toBe(4);
    expect(issue().no).toBe(4);
    await restoreInto(room, backup);
    expect(issue().no).toBe(5);
    expect(await verdictOf(room)).toMatchObject({ isIntact: true });
    room.close();
    expect(await agreedVerdict(room.folder)).toMatchObject({ isIntact: true });
  });

  test('says that reports were withdrawn since, of which it knows nothing', async () => {
    const { room } = aRoomThatSends();
    const { product } = await send(room, onDay('2026-11-20'));
    const backup = await backedUp(room);
    withdraw(room, product);
    await vi.waitFor(() => expect(listed(room)).toHaveLength(2));
    const { sentSince } = room.call('admin', 'backup.loss', { place: 'first', name: backup.name });
    expect(sentSince).toMatchObject({
      packages: [{ sequence: 2, productState: 'withdrawn', isMade: true }],
      reports: [{ id: product.id, state: 'withdrawn', isIssued: false }],
    });
    room.close();
    const into = ['--store', join(newFolder(), 'store')];
    const restored = await runDuty(['restore', '--from', backup.folder, ...into]);
    expect(restored.stderr).toContain('Reports were withdrawn, of 2026-11-20;');
    room.reopen();
  });

  test('is nothing to say of where nothing went out since, nor where the store goes forward to where it was', async () => {
    const { room, backup } = await sentAround(1, 1);
    const newest = await backedUp(room);
    const loss = (name: string) => room.call('admin', 'backup.loss', { place: 'first', name }).sentSince;
    expect(loss(newest.name)).toBeNull();
    await restoreInto(room, backup);
    room.call('chief', 'package.makeKey', { reason: '换钥' });
    expect(loss(newest.name)).toMatchObject({ packageCount: 0, reportCount: 0, keys: [], isKeyNewer: true });
    await restoreInto(room, newest);
    expect(room.call('officer', 'package.restored', {})).toMatchObject({ packageCount: 0, isKeyNewer: true });
    expect((await send(room, onDay('2026-11-21'))).made.sequence).toBe(3);
  });
});

describe('a damaged store that made packages after its backup', () => {
  test('says so before it is replaced, as far as it can be read, and the restored room knows it', async () => {
    const { room, backup } = await sentAround(1, 1);
    room.close();
    fileDamages['its first page is overwritten'](room.folder);
    const service = openTestService(room.folder, room.now());
    const { backups } = await service.call('rescue.backups', {});
    expect(backups).toMatchObject([
      { name: backup.name, sentSince: { packageCount: 1, reportCount: 1, keys: [{ last: 2, inBackup: 1 }] } },
    ]);
    const choice = { place: 'first', name: backup.name, account: 'chief', password: testPassword } as const;
    await service.call('rescue.replace', choice);
    await service.call('session.signIn', { account: 'chief', password: testPassword });
    expect(await service.call('package.restored', {})).toMatchObject({
      byName: '陈主班',
      packages: [{ sequence: 2, untilDay: '2026-11-20', to: ['市府收件'] }],
    });
    service.close();
    room.reopen();
  });
});

describe('a stranger who checks a restored room', () => {
  test('follows the numbers over the restoring, and finds it where somebody took away what it says of them', async () => {
    const { room, backup } = await sentAround(1, 1);
    await restoreInto(room, backup);
    const { productId } = listed(room)[0] ?? expect.fail();
    const product = room.call('officer', 'product.one', { id: productId });
    await packed(room, product, { contents });
    const { sqlite } = room.room().store;
    const madeAt = sqlite
      .prepare("SELECT max(seq) FROM record WHERE kind = 'package'")
      .pluck()
      .get() as number;
    const { seq } = room.call('officer', 'package.restored', {}) ?? expect.fail();
    room.close();
    const forged = (change: (body: object) => object) => {
      const copy = newFolder();
      cpSync(room.folder, copy, { recursive: true });
      damageStore(copy, (of) => {
        const changed = (record: Record<string, unknown>) => ({
          ...record,
          body: change(record['body'] as object),
        });
        rewriteRecord(of, seq, changed, { withHash: true });
        rechainFrom(of, seq + 1);
      });
      return agreedVerdict(copy);
    };
    const bad = (at: number) => ({ isIntact: false, firstBad: { seq: at, reason: 'view-differs' } });
    expect(await agreedVerdict(room.folder)).toMatchObject({ isIntact: true });
    expect(await forged((body) => ({ ...body, sentSince: undefined }))).toMatchObject(bad(madeAt));
    expect(await forged((body) => ({ ...body, sentSince: null }))).toMatchObject(bad(seq));
    expect(await forged((body) => ({ ...body, sentSince: { keys: [{ last: 2 }] } }))).toMatchObject(bad(seq));
    room.reopen();
  });
});

describe('packages that had not arrived when a backup was made', () => {
  test('lie in the backup, and go on their way from a store that was restored elsewhere', async () => {
    const { room, drive } = aRoomThatSends();
    const { made } = await send(room, onDay('2026-11-20'), { waits: true });
    const backup = await backedUp(room);
    expect(filesIn(join(backup.folder, 'outbox'))).toEqual([made.fileName]);
    room.close();
    const folder = join(newFolder(), 'store');
    expect((await runDuty(['restore', '--from', backup.folder, '--store', folder])).code).toBe(0);
    const elsewhere = openedElsewhere(folder, room);
    elsewhere.room().courier.look();
    await elsewhere.room().courier.rest();
    expect(filesIn(drive)).toEqual([made.fileName]);
    expect(readFileSync(join(drive, made.fileName))).toEqual(
      readFileSync(join(backup.folder, 'outbox', made.fileName)),
    );
    room.reopen();
  });

  test('are made anew by themselves where their files are gone, under the next number, and the ways of the old ones end', async () => {
    const { room, drive } = aRoomThatSends();
    const { made, product } = await send(room, onDay('2026-11-20'), { waits: true });
    const backup = await backedUp(room);
    rmSync(join(backup.folder, 'outbox'), { recursive: true });
    rmSync(join(room.folder, 'outbox'), { recursive: true });
    await restoreInto(room, backup);
    // The first look makes it anew, the second one brings it.
    for (let look = 0; look < 2; look += 1) {
      room.room().courier.look();
      await room.room().courier.rest();
    }
    const [anew, old] = listed(room);
    expect(anew).toMatchObject({
      sequence: 2,
      productId: product.id,
      drops: [{ destinationId: 'drive' }],
      ways: [],
    });
    expect(old).toMatchObject({ id: made.id, drops: [], ways: [] });
    expect(filesIn(drive)).toEqual([anew?.fileName]);
    expect(opened(join(drive, anew?.fileName ?? '')).manifest.previous).toBe(made.manifest);
    expect(room.defects).toEqual([]);
    expect(await verdictOf(room)).toMatchObject({ isIntact: true });
  });
});

describe('duty restore', () => {
  test('says what the store that the backup lies in sent after it, and the restored room goes on after it', async () => {
    const { room, backup, last } = await sentAround(1, 2);
    room.close();
    const folder = join(newFolder(), 'store');
    const restored = await runDuty(['restore', '--from', backup.folder, '--store', folder]);
    expect(restored.code).toBe(0);
    expect(printedBy(restored)).toMatchObject({
      comparedWith: room.folder,
      sentSince: { packageCount: 2, keys: [{ last: 3, manifest: last.manifest, inBackup: 1 }] },
    });
    expect(restored.stderr).toContain('2026-11-19, 2026-11-20');
    expect(restored.stderr).toContain('number 3, the backup ends at 1; the next one will be 4');
    const elsewhere = openedElsewhere(folder, room);
    expect(elsewhere.call('officer', 'package.restored', {})).toMatchObject({ packageCount: 2, aside: '' });
    const day = onDay('2026-11-21');
    issueProduct(elsewhere, { fromDay: day, untilDay: day });
    elsewhere.close();
    const packing = ['package', day, '--to', newFolder(), '--as', 'officer'];
    const made = await runDuty(['--store', folder, ...packing], { password: testPassword });
    expect(printedBy(made)).toMatchObject({
      sequence: 4,
      restored: { packageCount: 2, keys: [{ last: 3 }] },
    });
    elsewhere.reopen();
    room.reopen();
  });

  test('says that nobody knows, where the backup lies by itself, and refuses a store that is not there', async () => {
    const { room } = aRoomThatSends();
    const alone = join(newFolder(), 'alone');
    await backupTo(room.room().store, alone, room.now());
    const unknown = await runDuty(['restore', '--from', alone, '--store', join(newFolder(), 'one')]);
    expect(printedBy(unknown)).toMatchObject({ comparedWith: null, sentSince: null });
    expect(unknown.stderr).toContain('Ask the central office by telephone');
    const into = ['--store', join(newFolder(), 'two'), '--instead-of', newFolder()];
    const none = await runDuty(['restore', '--from', alone, ...into]);
    expect([none.code, none.stderr]).toEqual([2, expect.stringContaining('has no store')]);
  });

  test('asks the store that is named', async () => {
    const { room } = aRoomThatSends();
    const alone = join(newFolder(), 'alone');
    await backupTo(room.room().store, alone, room.now());
    await send(room, onDay('2026-11-20'));
    const into = ['--store', join(newFolder(), 'one'), '--instead-of', room.folder];
    const named = await runDuty(['restore', '--from', alone, ...into]);
    expect(printedBy(named)).toMatchObject({
      comparedWith: room.folder,
      sentSince: { packageCount: 1, keys: [{ last: 1, inBackup: 0 }] },
    });
  });
});

describe('a restored store whose former one told of a withdrawal', () => {
  const noticesOf = (room: TestRoom) =>
    listed(room).filter(({ productState }) => productState === 'withdrawn');

  /** Lets the service look for whom nobody told, and bring what it made. */
  async function looked(room: TestRoom): Promise<void> {
    room.pass(1);
    room.room().withdrawals.look();
    await room.room().withdrawals.rest();
    room.room().courier.look();
    await room.room().courier.rest();
  }

  /** A backup of the moment between a withdrawal and its notice, which `former` then may tell. */
  async function withdrawnAround(former: (room: TestRoom) => Promise<void>) {
    const { room, drive, publicKey } = aRoomThatSends();
    const { product } = await send(room, onDay('2026-11-20'));
    withdraw(room, product);
    room.reopen();
    const backup = await backedUp(room);
    await former(room);
    const filesBefore = filesIn(drive);
    await restoreInto(room, backup);
    return { room, drive, publicKey, product, filesBefore };
  }

  const untold = (room: TestRoom) => room.call('auditor', 'package.untold', {});

  const acknowledged = (room: TestRoom): void =>
    void room.call('officer', 'package.acknowledge', {
      seq: room.call('officer', 'package.restored', {})?.seq ?? 0,
    });

  test('does not tell it a second time, neither before nor after somebody has looked at what had gone out', async () => {
    const { room, drive, publicKey, filesBefore } = await withdrawnAround(looked);
    expect(filesBefore).toHaveLength(2);
    expect(room.call('officer', 'package.restored', {})).toMatchObject({
      packages: [{ productState: 'withdrawn', to: ['市府收件'] }],
    });
    await looked(room);
    acknowledged(room);
    await looked(room);
    expect(noticesOf(room)).toEqual([]);
    expect(untold(room)).toEqual([]);
    expect(listed(room)).toMatchObject([{ productState: 'issued', toldBefore: ['市府收件'] }]);
    expect(filesIn(drive)).toEqual(filesBefore);
    const office = anOfficeOf(publicKey);
    expect(await take(office, drive)).toMatchObject({ taken: { accepted: 2, held: 0 } });
    expect(await verdictOf(room)).toMatchObject({ isIntact: true });
    room.close();
    expect(await agreedVerdict(room.folder)).toMatchObject({ isIntact: true });
    room.reopen();
  });

  test('tells it where the former one had not, once a person has looked at what had gone out, and says until then why it waits', async () => {
    const { room, product } = await withdrawnAround(async (of) => {
      await send(of, onDay('2026-11-19'));
    });
    await looked(room);
    expect(noticesOf(room)).toEqual([]);
    const waits = { code: 'rule-broken', message: 'package-restored', details: [] };
    expect(untold(room)).toMatchObject([{ productId: product.id, nextTryAt: null, failure: waits }]);
    for (const sentences of [chinese, english])
      expect(Object.keys(sentences)).toContain(`${waits.code}_${waits.message}`);
    acknowledged(room);
    expect(untold(room)).toMatchObject([{ productId: product.id, failure: null }]);
    await looked(room);
    expect(noticesOf(room)).toMatchObject([{ productId: product.id, drops: [{ destinationId: 'drive' }] }]);
    expect(untold(room)).toEqual([]);
  });

  test('says what had gone out to the person who makes the first package, before whom the program makes none', async () => {
    const { room } = await withdrawnAround(async (of) => {
      await send(of, onDay('2026-11-19'));
    });
    await looked(room);
    const { job } = await send(room, onDay('2026-11-18'));
    expect(job.restored).toMatchObject({ packageCount: 1 });
  });

  test('tells of another withdrawal of what was sent again after the restoring', async () => {
    const { room, drive } = aRoomThatSends();
    const { product } = await send(room, onDay('2026-11-20'));
    const backup = await backedUp(room);
    withdraw(room, product);
    await vi.waitFor(() => expect(noticesOf(room)).toHaveLength(1));
    await looked(room);
    await restoreInto(room, backup);
    acknowledged(room);
    await packed(room, product, { contents, destinationIds: ['drive'] });
    await looked(room);
    withdraw(room, product);
    await vi.waitFor(() => expect(noticesOf(room)).toHaveLength(1));
    await looked(room);
    expect(noticesOf(room)).toMatchObject([{ drops: [{ destinationId: 'drive' }] }]);
    expect(filesIn(drive)).toHaveLength(4);
  });

  test('makes no package anew whose file is gone before somebody has looked at what had gone out', async () => {
    const { room, drive } = aRoomThatSends();
    await send(room, onDay('2026-11-20'), { waits: true });
    const backup = await backedUp(room);
    await looked(room);
    rmSync(join(backup.folder, 'outbox'), { recursive: true });
    await restoreInto(room, backup);
    rmSync(join(room.folder, 'outbox'), { recursive: true, force: true });
    await looked(room);
    expect(listed(room)).toMatchObject([{ ways: [{ tries: 1, failure: { message: 'package-restored' } }] }]);
    expect(filesIn(drive)).toHaveLength(1);
    acknowledged(room);
    for (let look = 0; look < 8; look += 1) await looked(room);
    expect(listed(room)).toMatchObject([{ sequence: 2, drops: [{}] }, { ways: [] }]);
  });
});
