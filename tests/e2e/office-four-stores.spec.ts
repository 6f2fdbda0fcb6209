import { copyFileSync, cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import type { Output } from '#contract/methods';
import { addDays, addMinutes, clockTime, type Instant, type IsoDay } from '#domain/time/instant';
import { instantAt, localParts } from '#domain/time/zone';
import {
  closeConsole,
  type ConsoleFolders,
  launchConsole,
  newConsoleFolders,
  type RunningConsole,
  test,
  untilUsable,
} from '../helpers/e2e-console.ts';
import { movableClock } from '../helpers/movable-clock.ts';
import { keeper, keeperPassword, prepareRoom } from '../helpers/prepared-room.ts';
import { ask } from './ask.ts';
import { signIn } from './walk.ts';

const zone = 'Asia/Shanghai';
const names = ['青石县政府值班室', '临溪区政府值班室', '云西县政府值班室'] as const;
type Name = (typeof names)[number];

/** The afternoon of the first of three days, some days from now, so that no store was used after it. */
const firstDay = addDays(localParts(new Date().toISOString() as Instant, zone).day, 2);
const at = (day: IsoDay, time: string): Instant => instantAt(day, clockTime.parse(time), zone);
const dayAt = (place: number): IsoDay => addDays(firstDay, place);

/** Three rooms and a central office, each a store and a console of its own, that share one directory. */
class FourStores {
  readonly clock = movableClock();
  readonly shared = newConsoleFolders();
  readonly inbox = join(this.shared.folder, '共享 inbox');
  readonly #folders = new Map<string, ConsoleFolders>();
  readonly #running = new Map<string, RunningConsole>();

  constructor() {
    mkdirSync(this.inbox);
    for (const name of [...names, '市政府总值班室']) {
      const folders = newConsoleFolders();
      prepareRoom(folders.store, name);
      this.#folders.set(name, folders);
    }
  }

  /** Sets the clock of every console. */
  setClock(moment: Instant): Promise<void> {
    return this.clock.setAhead(Math.round((Date.parse(moment) - Date.now()) / 60_000));
  }

  foldersOf(name: string): ConsoleFolders {
    const folders = this.#folders.get(name);
    if (folders === undefined) throw new RangeError(name);
    return folders;
  }

  /** The window of a room with somebody signed in; its console is started where it does not run. */
  async open(name: string): Promise<Page> {
    const known = this.#running.get(name);
    if (known !== undefined) return known.page;
    const running = await launchConsole(this.foldersOf(name), this.clock);
    this.#running.set(name, running);
    await untilUsable(running.page);
    await signIn(running.page, keeper, keeperPassword);
    return running.page;
  }

  async close(name: string): Promise<void> {
    const running = this.#running.get(name);
    this.#running.delete(name);
    if (running !== undefined) await closeConsole(running.app);
  }

  async remove(): Promise<void> {
    for (const name of this.#running.keys()) await this.close(name);
    for (const { folder } of [...this.#folders.values(), this.shared])
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    this.clock.remove();
  }
}

const packagesIn = (folder: string): string[] =>
  readdirSync(folder).filter((name) => name.endsWith('.dutyroom.zip'));

/** Lets the packages of a room go into the shared directory, and gives the card of its key. */
async function preparePackages(page: Page, inbox: string): Promise<{ code: string; publicKey: string }> {
  const key = await ask(page, 'package.makeKey', { reason: '' });
  const { setup, version } = await ask(page, 'product.setup', {});
  await ask(page, 'product.changeSetup', {
    version,
    setup: {
      ...setup,
      contents: { ...setup.contents, documents: ['docx'] },
      recipients: [
        {
          id: 'city',
          name: '市政府总值班室',
          phone: '0539-5550110',
          rules: [{ kind: 'daily', on: 'everyDay', at: clockTime.parse('16:30') }],
          sinceDay: firstDay,
        },
      ],
      destinations: [
        { id: 'share', name: '共享目录', folder: inbox, recipientId: 'city', isOn: true, office: null },
      ],
    },
  });
  return key;
}

/** Issues the report of a day and makes its package; without `isSent` it stays in the store. */
async function report(
  page: Page,
  day: IsoDay,
  { isZero = false, isSent = true }: { readonly isZero?: boolean; readonly isSent?: boolean } = {},
): Promise<Output<'package.list'>[number]> {
  const span = { kind: 'daily', isZero, fromDay: day, untilDay: day } as const;
  const { fields } = await ask(page, 'product.compose', span);
  const { id } = await ask(page, 'product.issue', {
    fields,
    no: null,
    review: null,
    reviewer: null,
    issuer: { manner: 'signed', account: keeper, password: keeperPassword },
  });
  const { setup } = await ask(page, 'product.setup', {});
  const job = await ask(page, 'package.make', {
    productId: id,
    contents: setup.contents,
    destinationIds: isSent ? ['share'] : [],
  });
  await expect.poll(async () => (await ask(page, 'job.state', { id: job.id })).state).toBe('done');
  const [made] = await ask(page, 'package.list', { fromDay: day, untilDay: day });
  if (made === undefined) throw new RangeError('no package');
  if (isSent)
    await expect
      .poll(async () => (await ask(page, 'package.list', { fromDay: day, untilDay: day }))[0]?.drops.length)
      .toBe(1);
  return made;
}

const outBox = (folders: ConsoleFolders, file: string): string => join(folders.store, 'outbox', file);

async function openIncident(page: Page, receivedAt: Instant): Promise<void> {
  await ask(page, 'incident.open', {
    fields: {
      title: '309国道危化品运输车起火',
      kindId: 'accident.hazmat-fire',
      place: '青石县309国道',
      occurredAt: addMinutes(receivedAt, -10),
      isOccurredAbout: true,
      learnedAt: null,
      receivedAt,
      reporter: { unit: '县公安局', name: '李明', post: '', phone: '' },
      alreadyInformed: '',
      isSensitive: false,
    },
    facts: [
      {
        key: 'injured',
        label: '',
        number: 2,
        text: '',
        isAbout: false,
        isVerified: true,
        source: '县公安局',
        knownAt: receivedAt,
      },
    ],
    level: null,
    levelReason: '',
    entryId: null,
  });
}

test('three rooms report to a central office that has no server: matrix, calls and the report of the day are what was sent', async ({}, info) => {
  test.setTimeout(300_000);
  const four = new FourStores();
  const [a, b, c]: readonly [Name, Name, Name] = [names[0], names[1], names[2]];
  const office = '市政府总值班室';
  try {
    await four.setClock(at(firstDay, '15:50'));
    const officePage = await four.open(office);
    const roomIds = new Map<string, string>();
    const matrix = async (untilDay: IsoDay): Promise<Record<string, string>> => {
      const { rooms } = await ask(officePage, 'office.matrix', { fromDay: firstDay, untilDay });
      return Object.fromEntries(rooms.map(({ name, cells }) => [name, cells]));
    };
    const expectCells = (untilDay: IsoDay, cells: readonly [string, string, string]) =>
      expect
        .poll(() => matrix(untilDay), { timeout: 60_000 })
        .toEqual(Object.fromEntries(names.map((name, place) => [name, cells[place]])));

    await test.step('the office watches a directory, and knows the keys of its rooms by codes read over the telephone', async () => {
      await ask(officePage, 'package.makeKey', { reason: '' });
      const { setup, version } = await ask(officePage, 'office.setup', {});
      await ask(officePage, 'office.changeSetup', {
        version,
        setup: { ...setup, isOffice: true, inbox: four.inbox, dueAt: clockTime.parse('16:30') },
      });
      await ask(officePage, 'office.addRooms', {
        rooms: names.map((name, order) => ({
          name,
          group: '区县',
          phone: `0539-555120${order}`,
          order,
          dueAt: null,
          fromDay: firstDay,
          untilDay: null,
          note: '',
        })),
      });
      for (const { id, fields } of (await ask(officePage, 'office.rooms', {})).rooms)
        roomIds.set(fields.name, id);
      for (const name of names) {
        const page = await four.open(name);
        const key = await preparePackages(page, four.inbox);
        const { file } = await ask(page, 'package.card', { folder: four.shared.folder });
        const base64 = readFileSync(file).toString('base64');
        const { publicKey } = await ask(officePage, 'office.takeCard', { name: 'card.json', base64 });
        expect(publicKey).toBe(key.publicKey);
        const room = (await ask(officePage, 'office.rooms', {})).rooms.find(
          (one) => one.fields.name === name,
        );
        if (room === undefined) throw new RangeError(name);
        await ask(officePage, 'office.pair', {
          id: room.id,
          version: room.version,
          publicKey,
          code: key.code,
        });
      }
      const card = await ask(officePage, 'package.card', { folder: four.shared.folder });
      const { key } = await ask(officePage, 'package.key', {});
      for (const name of names)
        await ask(await four.open(name), 'package.trust', {
          destinationId: 'share',
          card: readFileSync(card.file).toString('base64'),
          code: key?.code ?? '',
        });
    });

    await test.step('first day: a report with an incident, a zero report, and one that is missing until somebody calls', async () => {
      const pageA = await four.open(a);
      await openIncident(pageA, at(firstDay, '15:30'));
      await four.setClock(at(firstDay, '16:05'));
      await report(pageA, firstDay);
      await report(await four.open(b), firstDay, { isZero: true });
      await expectCells(firstDay, ['r', 'z', 'w']);
      await four.setClock(at(firstDay, '16:40'));
      await expectCells(firstDay, ['r', 'z', 'm']);
      const missing = await ask(officePage, 'office.missing', { day: firstDay });
      expect(missing.map(({ roomName, state }) => [roomName, state])).toEqual([[c, 'm']]);
      const [first] = missing;
      if (first === undefined) throw new RangeError('nobody is missing');
      expect(first.script).toContain(c);
      await ask(officePage, 'office.chase', {
        roomId: first.roomId,
        day: firstDay,
        phone: first.phone,
        result: 'reached',
        answeredBy: '王建国',
        said: '五点前报',
        calledAt: null,
      });
      await four.setClock(at(firstDay, '16:55'));
      await report(await four.open(c), firstDay, { isZero: true });
      await expectCells(firstDay, ['r', 'z', 'Z']);
      // What the office found comes back to the room.
      await expect
        .poll(
          async () =>
            (await ask(pageA, 'package.list', { fromDay: firstDay, untilDay: firstDay }))[0]?.drops[0]
              ?.receipt?.verdict,
          { timeout: 90_000 },
        )
        .toBe('accepted');
    });

    await test.step('the report of the day says what the rooms sent', async () => {
      const composed = await ask(officePage, 'product.compose', {
        kind: 'consolidated',
        isZero: false,
        fromDay: firstDay,
        untilDay: firstDay,
      });
      const { figures, incidents, sections } = composed.fields;
      expect({ incidents: figures.incidents, injured: figures.injured }).toEqual({
        incidents: 1,
        injured: 2,
      });
      expect(incidents.map(({ title }) => title)).toEqual(['309国道危化品运输车起火']);
      const text = sections.map((section) => section.text).join('\n');
      for (const word of [a, '309国道', '2人', c]) expect(text).toContain(word);
    });

    await test.step('second day: out of sequence, altered, and a copy of an old backup that goes on', async () => {
      const day = dayAt(1);
      // A copy of the store of before, as a backup would give it back.
      await four.close(b);
      const old = newConsoleFolders();
      cpSync(four.foldersOf(b).store, old.store, { recursive: true });
      await four.setClock(at(day, '16:05'));
      const second = await report(await four.open(a), day, { isSent: false });
      const altered = await report(await four.open(c), day, { isSent: false });
      await report(await four.open(b), day);
      const bytes = readFileSync(outBox(four.foldersOf(c), altered.fileName));
      const place = bytes.indexOf('值守正常');
      bytes[place + 1] = (bytes[place + 1] ?? 0) ^ 1;
      writeFileSync(join(four.inbox, altered.fileName), bytes);
      await expectCells(day, ['rw', 'zr', 'Zw']);
      await expect
        .poll(
          async () =>
            (
              await ask(officePage, 'office.intakes', {
                fromDay: firstDay,
                untilDay: day,
                roomId: null,
                verdict: 'refused',
                offset: 0,
                limit: 10,
              })
            ).intakes.map(({ fileName, problems }) => [fileName, problems[0]?.code]),
          { timeout: 60_000 },
        )
        .toEqual([[altered.fileName, 'file-differs']]);
      // Another console goes on from the old copy and gives the same number to another report.
      const running = await launchConsole(old, four.clock);
      try {
        await untilUsable(running.page);
        await signIn(running.page, keeper, keeperPassword);
        const again = await report(running.page, day, { isZero: true, isSent: false });
        // Where the other one lies already nothing is put in its place; somebody brings this one along.
        copyFileSync(outBox(old, again.fileName), join(four.inbox, `再报 ${again.fileName}`));
      } finally {
        await closeConsole(running.app);
        rmSync(old.folder, { recursive: true, force: true, maxRetries: 5 });
      }
      await expect
        .poll(
          async () =>
            (
              await ask(officePage, 'office.intakes', {
                fromDay: day,
                untilDay: day,
                roomId: null,
                verdict: 'held',
                offset: 0,
                limit: 10,
              })
            ).intakes.map(({ roomName, problems }) => [roomName, problems.map(({ code }) => code)[0]]),
          { timeout: 60_000 },
        )
        .toEqual([[b, 'sequence-taken']]);

      await four.setClock(at(dayAt(2), '16:05'));
      await report(await four.open(a), dayAt(2));
      await expectCells(dayAt(2), ['rmr', 'zrw', 'Zmw']);
      const gap = await ask(officePage, 'office.intakes', {
        fromDay: dayAt(2),
        untilDay: dayAt(2),
        roomId: null,
        verdict: 'accepted',
        offset: 0,
        limit: 10,
      });
      expect(
        gap.intakes.map(({ problems }) => problems.map(({ code, details }) => [code, details[0]])),
      ).toEqual([[['sequence-gap', '2']]]);
      // The one between comes at last.
      copyFileSync(outBox(four.foldersOf(a), second.fileName), join(four.inbox, second.fileName));
      await expectCells(dayAt(2), ['rRr', 'zrw', 'Zmw']);
    });

    await test.step('nothing is taken twice, and the record of the office holds', async () => {
      const all = async () =>
        (
          await ask(officePage, 'office.intakes', {
            fromDay: firstDay,
            untilDay: dayAt(2),
            roomId: null,
            verdict: null,
            offset: 0,
            limit: 100,
          })
        ).all;
      const before = await all();
      const job = await ask(officePage, 'office.takeFolder', { folder: four.inbox });
      await expect.poll(async () => (await ask(officePage, 'job.state', { id: job.id })).state).toBe('done');
      const { taken } = await ask(officePage, 'job.state', { id: job.id });
      expect(taken).toMatchObject({
        accepted: 0,
        held: 0,
        refused: 0,
        already: packagesIn(four.inbox).length,
      });
      expect(await all()).toBe(before);
      const { id } = await ask(officePage, 'verify.start', {});
      await expect
        .poll(async () => (await ask(officePage, 'job.state', { id })).verdict?.isIntact)
        .toBe(true);
      await officePage.keyboard.press('Control+7');
      await officePage.getByRole('tab', { name: '报送情况' }).click();
      await expect(officePage.getByText(a).first()).toBeVisible();
      await officePage.screenshot({ path: info.outputPath('matrix.png') });
    });
  } finally {
    await four.remove();
  }
});
