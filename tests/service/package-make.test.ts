import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { prepareStore } from '#service/backup/prepare-store';
import { maskPhones } from '#domain/package/mask-phones';
import { program } from '#service/program';
import { sha256 } from '#service/store/ledger';
import { storeFile } from '#service/store/open-store';
import { blankEntry, contentOf } from '#domain/log/entry';
import { onDay } from '../helpers/builders.ts';
import { openTestRoom, type TestRoom, verdictOf } from '../helpers/open-test-room.ts';
import {
  aDestination,
  aDrive,
  opened,
  packagesOf,
  packed,
  plainContents,
  readyToPack,
} from '../helpers/package-room.ts';
import { issueProduct, meantProduct, setUpProducts } from '../helpers/product-room.ts';

const day = onDay('2026-11-21');

const outboxOf = (room: TestRoom): readonly string[] => {
  const folder = join(room.folder, 'outbox');
  return existsSync(folder) ? readdirSync(folder) : [];
};

const fileOf = (room: TestRoom, name: string | undefined): string => join(room.folder, 'outbox', name ?? '');

const textOf = (bytes: Uint8Array | undefined): string => new TextDecoder().decode(bytes);

const asJson = (bytes: Uint8Array | undefined): unknown => JSON.parse(textOf(bytes));

describe('making a package', () => {
  test('it holds the report, its paper and the log of the day, is signed, and says where the chain stood', async () => {
    const room = openTestRoom();
    const written = room.write('officer', '县医院来电：张某，联系电话13800001111，请转告');
    const product = readyToPack(room);
    const head = room
      .room()
      .store.sqlite.prepare('SELECT seq, hash FROM record ORDER BY seq DESC LIMIT 1')
      .get();
    const job = await packed(room, product);
    expect(job).toMatchObject({ kind: 'package', state: 'done', failure: null });
    const [one] = packagesOf(room);
    expect(one).toMatchObject({ id: job.packageId, sequence: 1, productId: product.id, drops: [], ways: [] });
    const bytes = readFileSync(fileOf(room, one?.fileName));
    expect({ bytes: bytes.length, sha256: sha256(bytes) }).toEqual({
      bytes: one?.bytes,
      sha256: one?.sha256,
    });
    const { manifest, manifestSha256, report, files } = opened(fileOf(room, one?.fileName));
    expect(manifestSha256).toBe(one?.manifest);
    expect(manifest).toMatchObject({
      sequence: 1,
      previous: '0'.repeat(64),
      program,
      madeAt: room.now(),
      chain: { head, earlier: [] },
      product: { id: product.id, no: product.no, isZero: false },
    });
    expect(report.product.fields.title).toBe(product.fields.title);
    expect(Object.keys(files).map((name) => name.replace(/^documents\/.*\./, 'documents/*.'))).toEqual([
      'documents/*.docx',
      'log/entries.csv',
      'log/entries.json',
      'report.json',
    ]);
    expect(asJson(files['log/entries.json'])).toEqual({
      format: 'duty-room-log/1',
      fromDay: '2026-11-21',
      untilDay: '2026-11-21',
      entries: [
        {
          number: written.number,
          day: '2026-11-21',
          category: written.category,
          occurredAt: written.occurredAt,
          recordedAt: written.recordedAt,
          isLate: false,
          state: written.state,
          content: '县医院来电：张某，联系电话（号码略），请转告',
          unit: written.counterpart.unit,
          caller: null,
          corrections: [],
          voided: null,
          seq: written.id,
          hash: written.hash,
          attachments: [],
        },
      ],
    });
    expect(await verdictOf(room)).toMatchObject({ isIntact: true });
  });

  test('telephones, callers and whereabouts are in it only where somebody chose them', async () => {
    const room = openTestRoom();
    const counterpart = { unit: '县医院 0533-8210001', name: '李四光', post: '', phone: '13900002222' };
    room.write('officer', '=拨打010-8888 8888转1234', { counterpart });
    room.write('officer', '县长外出', { ...blankEntry('ABSENCE', 'done'), content: '县长赴省城' });
    const product = readyToPack(room);
    await packed(room, product);
    await packed(room, product, { contents: { ...plainContents, withPhones: true, withWhereabouts: true } });
    const [whole, without] = packagesOf(room);
    const left = opened(fileOf(room, without?.fileName));
    const all = Object.values(left.files).map(textOf).join('\n');
    for (const secret of ['8210001', '李四光', '13900002222', '8888 8888', '赴省城', '0533-8210000'])
      expect(all).not.toContain(secret);
    expect(left.report.product.fields.sections.map(({ key }) => key)).not.toContain('away');
    const csv = textOf(left.files['log/entries.csv']);
    expect([...(left.files['log/entries.csv'] ?? [])].slice(0, 3)).toEqual([0xef, 0xbb, 0xbf]);
    expect(csv).toContain(`"'=拨打（号码略）"`);
    const chosen = opened(fileOf(room, whole?.fileName));
    expect(asJson(chosen.files['log/entries.json'])).toMatchObject({
      entries: [
        { unit: counterpart.unit, caller: { name: '李四光', post: '', phone: '13900002222' } },
        { category: 'ABSENCE', content: '县长赴省城' },
      ],
    });
    expect(textOf(chosen.files['log/entries.csv'])).toContain('李四光  13900002222');
    expect(chosen.report.product.imprint.contact).toBe('0533-8210000');
  });

  test('a section that said where people are stays out, although the unit has dropped it from its template since', async () => {
    const room = openTestRoom();
    room.call('chief', 'package.makeKey', { reason: '' });
    const { templates } = setUpProducts(room);
    const withSection = (key: string) => ({
      templates: templates.map((one) => ({
        ...one,
        sections: one.sections.map((rule) => (rule.source === 'away' ? { ...rule, key } : rule)),
      })),
    });
    setUpProducts(room, withSection('moves'));
    const today = { kind: 'daily', isZero: false, fromDay: day, untilDay: day } as const;
    const { fields } = room.call('officer', 'product.compose', today);
    const product = issueProduct(room, today, {
      sections: fields.sections.map((one) =>
        one.key === 'moves' ? { ...one, text: '王县长在省城开会' } : one,
      ),
    });
    expect(product.fields.sections.map(({ text }) => text)).toContain('王县长在省城开会');
    setUpProducts(room, withSection('leaders'));
    await packed(room, product);
    const { report } = opened(fileOf(room, packagesOf(room)[0]?.fileName));
    expect(report.product.fields.sections.map(({ text }) => text)).not.toContain('王县长在省城开会');
  });

  test('an entry says in it how it was corrected and why it was voided', async () => {
    const room = openTestRoom();
    const { id, version, ...entry } = room.write('officer', '伤三人');
    room.call('officer', 'log.correct', {
      id,
      version,
      content: { ...contentOf({ id, version, ...entry }), content: '伤两人' },
      reason: '致电8210001核实',
      draftId: null,
    });
    const voided = room.write('officer', '重复');
    room.call('officer', 'log.void', { id: voided.id, version: voided.version, reason: '与上条重复' });
    await packed(room, readyToPack(room));
    const { files } = opened(fileOf(room, packagesOf(room)[0]?.fileName));
    expect(asJson(files['log/entries.json'])).toMatchObject({
      entries: [
        {
          content: '伤两人',
          corrections: [{ at: room.now(), reason: '致电（号码略）核实' }],
          voided: null,
        },
        { content: '重复', corrections: [], voided: '与上条重复' },
      ],
    });
    expect(textOf(files['log/entries.csv']).split('\r\n')[0]).toBe(
      '"number","day","category","occurredAt","recordedAt","isLate","state","content","unit","caller","corrections","voided","seq","hash","attachments"',
    );
  });

  test('attachments of the entries come along where they were chosen, and one that was altered on disk is refused', async () => {
    const room = openTestRoom();
    const kept = room.call('officer', 'attachment.add', {
      name: '现场13800001111.jpg',
      base64: Buffer.alloc(3000, 7).toString('base64'),
    });
    room.write('officer', '有照片', { attachments: [kept] });
    const product = readyToPack(room);
    const contents = { ...plainContents, documents: [], withAttachments: true };
    await packed(room, product, { contents });
    const { files } = opened(fileOf(room, packagesOf(room)[0]?.fileName));
    expect(Object.keys(files)).toContain(`attachments/${kept.hash}-现场（号码略）.jpg`);
    const file = join(room.folder, 'attachments', kept.hash.slice(0, 2), kept.hash);
    rmSync(file);
    writeFileSync(file, 'something else');
    expect(await packed(room, product, { contents })).toMatchObject({
      state: 'failed',
      failure: { code: 'rule-broken', message: 'package-attachment-differs' },
    });
    expect(packagesOf(room)).toHaveLength(1);
  });

  test('each package names the one before, the records that earlier ones named, and a number of its own, however many are asked for at once', async () => {
    const room = openTestRoom();
    const product = readyToPack(room);
    const jobs = await Promise.all([packed(room, product), packed(room, product), packed(room, product)]);
    expect(jobs.map(({ state }) => state)).toEqual(['done', 'done', 'done']);
    const made = packagesOf(room).toReversed();
    expect(made.map(({ sequence }) => sequence)).toEqual([1, 2, 3]);
    const third = opened(fileOf(room, made[2]?.fileName));
    expect(third.manifest.previous).toBe(made[1]?.manifest);
    expect(third.manifest.chain.earlier).toEqual([
      { sequence: 2, head: made[1]?.head },
      { sequence: 1, head: made[0]?.head },
    ]);
    room.call('chief', 'package.makeKey', { reason: '换机' });
    await packed(room, product);
    const [newest] = packagesOf(room);
    expect(newest).toMatchObject({ sequence: 1 });
    expect(opened(fileOf(room, newest?.fileName)).manifest.chain.earlier).toEqual([]);
    expect(new Set(packagesOf(room).map(({ fileName }) => fileName)).size).toBe(4);
  });

  test('the same product, number and moment give the same bytes on another computer', async () => {
    const room = openTestRoom();
    room.write('officer', '两处一样');
    const product = readyToPack(room);
    const folder = mkdtempSync(join(tmpdir(), 'duty-copy-'));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    const { sqlite } = room.room().store;
    sqlite.pragma('wal_checkpoint(TRUNCATE)');
    cpSync(storeFile(room.folder), storeFile(folder));
    const contents = { ...plainContents, documents: ['docx' as const, 'xlsx' as const] };
    await packed(room, product, { contents });
    const other = openTestRoom({ desk: 'not-set-up', folder, now: room.now() });
    await packed(other, product, { contents });
    const [here] = packagesOf(room);
    const [there] = packagesOf(other);
    expect(there?.sha256).toBe(here?.sha256);
    expect(
      readFileSync(fileOf(other, there?.fileName)).equals(readFileSync(fileOf(room, here?.fileName))),
    ).toBe(true);
  });

  test('a file whose package was never recorded goes at the next start; those that were stay', async () => {
    const room = openTestRoom();
    const product = readyToPack(room);
    await packed(room, product);
    const [one] = packagesOf(room);
    room.close();
    writeFileSync(fileOf(room, 'duty-值班室-20261121-000002-aaaaaaaa.dutyroom.zip'), 'of a crash');
    writeFileSync(fileOf(room, `${one?.fileName}.part`), 'half of it');
    room.reopen();
    expect(outboxOf(room)).toEqual([one?.fileName]);
    await packed(room, product);
    expect(packagesOf(room).map(({ sequence }) => sequence)).toEqual([2, 1]);
  });

  test('a disk that takes no outbox makes no package and uses no number', async () => {
    const room = openTestRoom();
    const product = readyToPack(room);
    writeFileSync(join(room.folder, 'outbox'), 'a file where a folder should be');
    expect(await packed(room, product)).toMatchObject({ state: 'failed' });
    room.takeDefects();
    expect(packagesOf(room)).toEqual([]);
    rmSync(join(room.folder, 'outbox'));
    expect(await packed(room, product)).toMatchObject({ state: 'done' });
    expect(packagesOf(room).map(({ sequence }) => sequence)).toEqual([1]);
  });

  test('without a key, of a product that was withdrawn, and for a place that nobody knows it is refused', async () => {
    const room = openTestRoom();
    setUpProducts(room);
    const product = issueProduct(room);
    const order = { productId: product.id, contents: plainContents, destinationIds: [] };
    expect(room.refusal('officer', 'package.make', order)).toMatchObject({
      code: 'not-found',
      message: 'package-key',
    });
    room.call('chief', 'package.makeKey', { reason: '' });
    expect(room.refusal('officer', 'package.make', { ...order, destinationIds: ['nowhere'] })).toMatchObject({
      code: 'not-found',
      message: 'package-destination',
    });
    expect(room.refusal('admin', 'package.make', order)).toMatchObject({ code: 'not-allowed' });
    const job = room.call('officer', 'package.make', order);
    room.call('officer', 'product.withdraw', { ...meantProduct(product), reason: '数字有误' });
    expect(room.refusal('officer', 'package.make', order)).toMatchObject({ message: 'package-withdrawn' });
    expect(await room.room().jobs.finished(job.id)).toMatchObject({
      state: 'failed',
      failure: { message: 'package-withdrawn' },
    });
    expect(outboxOf(room)).toEqual([]);
  });
});

test('a backup that takes the place of the store sends what waited then, and the store that it replaced keeps every package', async () => {
  const drive = aDrive();
  const room = openTestRoom();
  const product = readyToPack(room, [aDestination(drive)]);
  await packed(room, product, { destinationIds: ['drive'] });
  await room.room().jobs.finished(room.call('chief', 'backup.start', {}).id);
  const [backup] = room.call('admin', 'backups.all', {});
  if (backup === undefined) throw new RangeError('no backup');
  await packed(room, product, { destinationIds: ['drive'] });
  const made = outboxOf(room).toSorted();
  expect(made).toHaveLength(2);
  room.close();
  const prepared = await prepareStore(backup.folder, room.folder, room.now());
  const by = { accountId: 'a', name: '甲' };
  const aside = prepared.giveOver({ by, backup: backup.name, gaveUp: null, reason: '恢复', sentSince: null });
  room.reopen();
  room.room().courier.look();
  await room.room().courier.rest();
  expect(readdirSync(drive)).toEqual([made[0]]);
  expect(readdirSync(join(room.folder, aside, 'outbox')).toSorted()).toEqual(made);
  expect(outboxOf(room)).toEqual([made[0]]);
  expect(room.defects).toEqual([]);
});

describe('saving a package into a folder', () => {
  test('it is there whole, twice is once, and both the package and the exports say so', async () => {
    const room = openTestRoom();
    await packed(room, readyToPack(room));
    const [one] = packagesOf(room);
    const folder = aDrive();
    const save = () => {
      const input = { id: one?.id ?? expect.fail(), folder };
      return room.room().jobs.finished(room.call('officer', 'package.save', input).id);
    };
    expect(await save()).toMatchObject({
      state: 'done',
      files: [{ file: join(folder, one?.fileName ?? '') }],
    });
    expect(await save()).toMatchObject({ state: 'done' });
    expect(readdirSync(folder)).toEqual([one?.fileName]);
    expect(opened(join(folder, one?.fileName ?? '')).manifestSha256).toBe(one?.manifest);
    expect(packagesOf(room)[0]?.drops.map(({ destinationId, name }) => [destinationId, name])).toEqual([
      ['', '报送'],
      ['', '报送'],
    ]);
    const records = room
      .room()
      .store.sqlite.prepare("SELECT json FROM record WHERE kind = 'export' ORDER BY seq DESC LIMIT 1")
      .get() as { readonly json: string };
    expect(JSON.parse(records.json)).toMatchObject({
      body: {
        packageOf: `${one?.publicKey.slice(0, 8)}-1`,
        formats: ['zip'],
        files: [{ name: one?.fileName, sha256: one?.sha256 }],
      },
    });
    expect(await verdictOf(room)).toMatchObject({ isIntact: true });
  });

  test('a log that no office would take in is not packed, and the rest is', async () => {
    const room = openTestRoom();
    for (let no = 0; no < 340; no += 1) room.write('officer', '长'.repeat(20_000));
    const product = readyToPack(room);
    const { failure } = await packed(room, product);
    expect(failure).toMatchObject({ code: 'rule-broken', message: 'package-log-large' });
    expect(failure?.details).toEqual(['340', '21', '20000', '20']);
    expect(packagesOf(room)).toEqual([]);
    expect(await packed(room, product, { contents: { ...plainContents, withLog: false } })).toMatchObject({
      state: 'done',
    });
  }, 60_000);

  test('a folder that is not there is not made, another file of the name stays, and an altered package does not go out', async () => {
    const room = openTestRoom();
    await packed(room, readyToPack(room));
    const one = packagesOf(room)[0] ?? expect.fail();
    const drive = aDrive();
    const save = (folder: string) =>
      room.room().jobs.finished(room.call('officer', 'package.save', { id: one.id, folder }).id);
    expect(await save(join(drive, '没有'))).toMatchObject({
      failure: { code: 'not-found', message: 'package-folder', details: [join(drive, '没有')] },
    });
    expect(readdirSync(drive)).toEqual([]);
    writeFileSync(join(drive, one.fileName), 'of somebody else');
    expect(await save(drive)).toMatchObject({ failure: { code: 'conflict', message: 'package-other-file' } });
    expect(readFileSync(join(drive, one.fileName), 'utf8')).toBe('of somebody else');
    writeFileSync(fileOf(room, one.fileName), 'altered');
    mkdirSync(join(drive, '空'));
    expect(await save(join(drive, '空'))).toMatchObject({
      failure: { code: 'rule-broken', message: 'package-file-differs', details: [one.fileName] },
    });
    rmSync(fileOf(room, one.fileName));
    expect(await save(join(drive, '空'))).toMatchObject({ failure: { message: 'package-file' } });
    expect(readdirSync(join(drive, '空'))).toEqual([]);
    expect(packagesOf(room)[0]?.drops).toEqual([]);
  });

  test('a package goes into as many folders as it can name, and none of them is forgotten', async () => {
    const room = openTestRoom();
    await packed(room, readyToPack(room));
    const one = packagesOf(room)[0] ?? expect.fail();
    const drive = aDrive();
    const save = () =>
      room.room().jobs.finished(room.call('officer', 'package.save', { id: one.id, folder: drive }).id);
    for (let time = 0; time < 60; time += 1) expect(await save()).toMatchObject({ state: 'done' });
    expect(await save()).toMatchObject({
      failure: { code: 'rule-broken', message: 'package-many', details: ['60'] },
    });
    expect(packagesOf(room)[0]?.drops).toHaveLength(60);
    expect(await verdictOf(room)).toMatchObject({ isIntact: true });
  });
});

test('numbers that stand in a text are left out, and other numbers stay', () => {
  const masked = (text: string): string => maskPhones(text, '*');
  for (const phone of [
    '13800001111',
    '138-0000-1111',
    '+86 138 0000 1111',
    '8613800001111',
    '１３８００００１１１１',
    '0533-8210001',
    '(010)88888888',
    '010-8888 8888转1234',
    '+86 533 8210001',
    '400-810-1234',
  ])
    expect(masked(`来电${phone}，已记`)).toBe('来电*，已记');
  expect(masked('联系电话：8210001。')).toBe('联系电话：*。');
  for (const text of [
    '2026年11月21日8时30分，受灾8210001元',
    '文号〔2026〕12号，编号2026-000123',
    '身份证370302199001011234',
    '08:30-17:30，转移1380人',
  ])
    expect(masked(text)).toBe(text);
});

test('a package goes only to places that the set-up knows, and is listed by its days', async () => {
  const room = openTestRoom();
  const product = readyToPack(room, [aDestination(aDrive())]);
  await packed(room, product, { destinationIds: ['drive', 'drive'] });
  expect(packagesOf(room)[0]?.ways).toEqual([
    { destinationId: 'drive', name: '市府收件', tries: 0, nextTryAt: room.now(), failure: null },
  ]);
  expect(
    room.refusal('auditor', 'package.list', { fromDay: '2020-01-01', untilDay: '2026-11-21' }),
  ).toMatchObject({
    message: 'range-too-long',
  });
  expect(
    room.call('auditor', 'package.list', {
      fromDay: product.fields.fromDay,
      untilDay: product.fields.untilDay,
    }),
  ).toHaveLength(1);
});
