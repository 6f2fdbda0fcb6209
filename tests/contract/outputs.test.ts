import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { DutyError } from '#contract/errors';
import { type Input, methods } from '#contract/methods';
import { rescueMethods } from '#contract/methods/rescue';
import { contentOf } from '#domain/log/entry';
import { isoMonth, placeKey } from '#domain/rota/duty';
import { writeCard } from '#service/package/card';
import { codeOf } from '#service/package/keys';
import { writeReceipt } from '#service/package/receipt';
import type { ServiceMethod } from '#service/room';
import {
  anAbsence,
  anApproval,
  aReport,
  edge,
  fileAbsence,
  fileAbsences,
  meantBy,
  registerAbsence,
  setAbsenceRules,
  someAbsenceRules,
} from '../helpers/absence-room.ts';
import { aContent, aPerson, aStation, moment, onDay } from '../helpers/builders.ts';
import { aMadeCheck, aRoom, checkRoom, chooseRoom, setUpRooms } from '../helpers/check-room.ts';
import { draftedReport, issueReport, meantReport, sendReport } from '../helpers/report-room.ts';
import {
  aCall,
  aFact,
  anIncident,
  meantIncident,
  openIncident,
  workedIncident,
} from '../helpers/incident-room.ts';
import {
  type Desk,
  handedOverOf,
  handoverInput,
  nameOf,
  openTestRoom,
  runningShiftOf,
  type Seat,
  type TestRoom,
  testPassword,
  verdictOf,
} from '../helpers/open-test-room.ts';
import { aPeriodSetup } from '../helpers/period-setup.ts';
import {
  aPeriod,
  aSubmission,
  declarePeriod,
  draftPlan,
  filePeriods,
  inTurn,
  meantCallOut,
  meantPeriod,
  noteCalled,
  publishPlan,
  sendTable,
  setUpPeriods,
  startCallOut,
} from '../helpers/period-room.ts';
import {
  cityOffice,
  issueProduct,
  meantProduct,
  meantReview,
  sendProduct,
  setUpProducts,
  signedBy,
  submitReview,
} from '../helpers/product-room.ts';
import { testKey } from '../helpers/package-builders.ts';
import { backedUp, restoreInto } from '../helpers/restored-room.ts';
import {
  newFolder,
  openCentralOffice,
  outboxFile,
  packReport,
  pairRoom,
  plainContents,
  setUpPackages,
  takePackage,
} from '../helpers/submit-room.ts';
import {
  alternating,
  aRotaSetup,
  aSubstitution,
  december,
  fileSubstitution,
  freely,
  personAt,
  publishMonth,
  setUpRota,
  twoDays,
} from '../helpers/rota-room.ts';

type Case<M extends ServiceMethod> = {
  readonly seat: Seat;
  readonly input: Input<M> | ((room: TestRoom) => Input<M> | Promise<Input<M>>);
  readonly desk?: Desk;
};

const day = onDay('2026-11-21');
const days = { fromDay: day, untilDay: day };
const secret = { account: 'second', password: testPassword };
const hash = 'ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb'; // of "a"

const accountOf = (room: TestRoom, name: string) => {
  const account = room.call('admin', 'accounts.all', {}).find((known) => known.name === name);
  if (account === undefined) throw new RangeError(name);
  return account;
};
const personOf = (room: TestRoom, name: string) => {
  const person = room.call('admin', 'people.all', { withLeft: true }).find((known) => known.name === name);
  if (person === undefined) throw new RangeError(name);
  return person;
};
const draftContent = {
  category: 'EVENT',
  occurredText: '昨 2350',
  urgency: 'urgent',
  unit: '',
  name: '',
  post: '',
  phone: '',
  content: '油罐车',
  instruction: '',
  handling: '',
  state: 'todo',
  isImportant: true,
  fields: { place: '东岳路' },
  links: [],
  attachments: [],
  remindText: '',
  reason: '',
} as const;
const aDraft = { id: 'draft-1', corrects: null, content: { ...draftContent, links: [], attachments: [] } };
const fullContent = (room: TestRoom) => {
  const matter = room.write('chief', '待办事项', { state: 'todo' });
  const file = room.call('officer', 'attachment.add', { name: '现场.jpg', base64: 'YQ==' });
  return aContent('油罐车侧翻起火', {
    category: 'EVENT',
    occurredAt: moment('2026-11-21T00:00Z'),
    urgency: 'flash',
    isImportant: true,
    state: 'todo',
    instruction: '请核实',
    handling: '',
    counterpart: { unit: '桓台县', name: '王建国', post: '值班员', phone: '0533-8210001' },
    fields: { place: '东岳路' },
    links: [{ entryId: matter.id, kind: 'closes' }],
    attachments: [file],
    remindAt: moment('2026-11-21T02:00Z'),
  });
};
const made = (room: TestRoom) => room.room().jobs.finished(room.call('chief', 'backup.start', {}).id);
const newestBackup = (room: TestRoom) => {
  const [newest] = room.call('admin', 'backups.all', {});
  if (newest === undefined) throw new RangeError('no backup');
  return { place: newest.place, name: newest.name };
};
const anAmendment: Input<'calendar.amend'> = {
  year: 2026,
  version: 0,
  notice: '',
  issuedDay: null,
  reason: '台风停工',
  coversYear: false,
  days: [{ day: onDay('2026-12-07'), type: 'restday', name: '' }],
};
const calendarText = '日期,类型,名称\n2027-01-01,休,元旦\n2027-01-02,休,元旦\n2027-01-09,班,元旦';
/** A room with a rota of December that is published and has people as free as can be. */
const published = (room: TestRoom): void => {
  setUpRota(room, freely(room));
  publishMonth(room);
};
/** The same with a draft on top, of which the version is given. */
const drafted = (room: TestRoom): number => {
  published(room);
  const duties = alternating(room, december).map((duty) =>
    duty.day === '2026-12-31' ? { ...duty, personId: null } : duty,
  );
  return room.call('chief', 'rota.keepDraft', { month: december, version: 0, duties }).version;
};
const asked = (room: TestRoom) => {
  published(room);
  return room.call('officer', 'swap.request', { request: aSubstitution(room) });
};
const agreed = (room: TestRoom) =>
  room.call('officer', 'swap.consent', { id: asked(room).id, ...secret, note: '' });
const lastPlace = { day: onDay('2026-12-31'), postId: 'deputy', seat: 0 };
/** Somebody who is away since yesterday. */
const away = (room: TestRoom, seat: Seat = 'leader') =>
  fileAbsence(room, seat, { from: edge('2026-11-20', 'afternoon'), until: edge('2026-11-22', 'morning') });
/** A chief who is away on a day of December on which there is duty, half of it decided by a leader. */
const contradicted = (room: TestRoom): void => {
  const line = fileAbsence(room, 'chief');
  const [first] = room.call('auditor', 'absence.contradictions', {
    fromDay: onDay('2026-12-01'),
    untilDay: onDay('2026-12-31'),
  });
  if (first === undefined) throw new RangeError('no contradiction');
  room.call('chief', 'absence.decide', {
    ...meantBy(line),
    decisions: [{ ...decision('duty'), subject: placeKey(first.place) }],
  });
};
const decision = (ruleId: string) => ({
  ruleId,
  subject: '',
  byName: '孙伯安',
  byPost: '副县长',
  reason: '临时通知',
});
const acting = (room: TestRoom) => ({
  personId: personAt(room, 'chief'),
  name: nameOf('chief'),
  post: '科员',
  phone: '0533-8210002',
});
/** A room with a period of which the table is published, another one drafted and the first one sent. */
const inPeriod = (room: TestRoom) => {
  setUpPeriods(room);
  const line = declarePeriod(room);
  publishPlan(room, line);
  draftPlan(room, line, 1);
  return line;
};
/** The same on the first day of the period, with somebody of it away, someone called in, and the table sent. */
const during = (room: TestRoom) => {
  const line = inPeriod(room);
  sendTable(room, line);
  fileAbsence(room, 'officer', {
    from: edge('2027-01-01', 'afternoon'),
    until: edge('2027-01-02', 'evening'),
  });
  startCallOut(room, { periodId: line.id });
  room.setClock(moment('2027-01-01T02:00Z'));
  for (const seat of ['auditor', 'chief', 'officer', 'leader'] as const)
    room.call(seat, 'session.signIn', { account: seat, password: testPassword });
  return line;
};
const sentReport = (room: TestRoom) => sendReport(room, issueReport(room, workedIncident(room), 'initial'));
const madeCheck = (room: TestRoom) => {
  setUpRooms(room, [aRoom('east'), aRoom('west')]);
  return checkRoom(room, 'east', { result: 'noAnswer', problem: '无人接听' });
};
/** A central office whose one room is itself, with a report of today that came in. */
const takenIn = async (room: TestRoom) => {
  setUpPackages(room);
  openCentralOffice(room);
  pairRoom(room, room);
  return takePackage(room, room, await packReport(room));
};
/** The same before anybody said whose the key is. */
const heldIn = async (room: TestRoom) => {
  setUpPackages(room);
  openCentralOffice(room);
  return takePackage(room, room, await packReport(room));
};
const roomFields = (room: TestRoom, name: string) => ({ ...openCentralOffice(room).fields, name });
const cardOf = ({ publicKey }: { readonly publicKey: string }): string =>
  Buffer.from(writeCard({ unit: '沂源县政府值班室', publicKey })).toString('base64');
const aChase = (room: TestRoom): Input<'office.chase'> => ({
  roomId: openCentralOffice(room).id,
  day,
  phone: '0533-8210001',
  result: 'reached',
  answeredBy: '王建国',
  said: '五点前报',
  calledAt: null,
});
/** The office above as somebody who typed its code trusts it. */
const trustedOffice = () => {
  const office = testKey(7);
  return { ...office, card: cardOf(office), code: codeOf(office.publicKey) };
};
/** The receipt of that office for a package that was brought to it. */
/** A room that was restored from a backup after which a package was made. */
async function restoredOnce(room: TestRoom): Promise<Record<string, never>> {
  const backup = await backedUp(room);
  setUpPackages(room);
  await packReport(room);
  await restoreInto(room, backup);
  return {};
}

async function receiptOf(room: TestRoom): Promise<Input<'package.takeReceipt'>> {
  setUpPackages(room);
  const { card, code, publicKey, secret: key } = trustedOffice();
  room.call('chief', 'package.trust', { destinationId: 'share', card, code });
  const line = await packReport(room);
  room.room().courier.look();
  await room.room().courier.rest();
  const receipt = writeReceipt(key, {
    office: { name: '沂源县政府值班室', publicKey },
    unit: line.publicKey,
    sequence: line.sequence,
    manifest: line.manifest,
    verdict: 'accepted',
    problems: [],
    at: room.now(),
  });
  return { name: 'receipt.json', base64: Buffer.from(receipt).toString('base64') };
}
const aPhrase = { category: null, text: '已转有关单位处置。', order: 1 };

/** One call of every method, each on a store of its own; the compiler misses none and `every method has a case` neither. */
const cases: { readonly [M in ServiceMethod]: Case<M> } = {
  'setup.state': { seat: 'nobody', input: {}, desk: 'not-set-up' },
  'setup.complete': {
    seat: 'admin',
    desk: 'not-set-up',
    input: {
      station: aStation(),
      admin: { name: '赵管理', account: 'admin', password: testPassword, standsDuty: true },
      people: [aPerson('张三')],
    },
  },
  'session.now': { seat: 'chief', input: {} },
  'session.choices': { seat: 'nobody', input: {} },
  'session.signIn': { seat: 'nobody', input: secret },
  'session.signOut': { seat: 'second', input: {} },
  'session.lock': { seat: 'second', input: {} },
  'session.unlock': {
    seat: 'second',
    input: (room) => {
      room.call('second', 'session.lock', {});
      return { password: testPassword };
    },
  },
  'session.changePassword': { seat: 'second', input: { old: testPassword, new: 'Yunzhong-77' } },
  'rota.setup': {
    seat: 'auditor',
    input: (room) => {
      setUpRota(room);
      return {};
    },
  },
  'rota.changeSetup': { seat: 'admin', input: (room) => ({ setup: aRotaSetup(room), version: 0 }) },
  'rota.month': {
    seat: 'auditor',
    input: (room) => {
      drafted(room);
      return { month: december };
    },
  },
  'rota.keepDraft': {
    seat: 'leader',
    input: (room) => {
      const version = drafted(room);
      return { month: december, version, duties: alternating(room, december) };
    },
  },
  'rota.dropDraft': {
    seat: 'chief',
    input: (room) => ({ month: december, version: drafted(room) }),
  },
  'rota.generate': {
    seat: 'chief',
    input: (room) => {
      setUpRota(room, freely(room));
      return { month: december, months: 1, onlyGaps: false };
    },
  },
  'rota.explain': {
    seat: 'auditor',
    input: (room) => {
      drafted(room);
      return { month: december, place: { ...lastPlace, day: onDay('2026-12-10') } };
    },
  },
  'rota.ways': {
    seat: 'officer',
    input: (room) => {
      drafted(room);
      return { month: december, place: lastPlace };
    },
  },
  'rota.fits': {
    seat: 'officer',
    input: (room) => {
      drafted(room);
      return { month: december, personId: personAt(room, 'officer'), from: lastPlace };
    },
  },
  'rota.publish': {
    seat: 'leader',
    input: (room) => ({
      month: december,
      draftVersion: drafted(room),
      effectiveDay: onDay('2026-12-15'),
      reason: '岁末另行安排',
      password: testPassword,
    }),
  },
  'rota.versions': {
    seat: 'auditor',
    input: (room) => {
      published(room);
      fileSubstitution(room);
      return { month: december };
    },
  },
  'rota.version': {
    seat: 'auditor',
    input: (room) => {
      published(room);
      fileSubstitution(room);
      return { month: december, version: 2 };
    },
  },
  'rota.between': {
    seat: 'auditor',
    input: (room) => {
      published(room);
      return { fromDay: onDay('2026-11-30'), untilDay: onDay('2026-12-02') };
    },
  },
  'rota.now': {
    seat: 'officer',
    input: (room) => {
      published(room);
      room.setClock(moment('2026-12-05T02:00Z'));
      room.call('officer', 'session.signIn', { account: 'officer', password: testPassword });
      return {};
    },
  },
  'rota.fairness': {
    seat: 'auditor',
    input: (room) => {
      published(room);
      return { fromDay: onDay('2026-11-01'), untilDay: onDay('2026-12-31') };
    },
  },
  'swaps.all': {
    seat: 'auditor',
    input: (room) => {
      published(room);
      fileSubstitution(room);
      return { fromDay: onDay('2026-12-01'), untilDay: onDay('2026-12-31') };
    },
  },
  'swap.request': {
    seat: 'officer',
    input: (room) => {
      published(room);
      return { request: aSubstitution(room) };
    },
  },
  'swap.consent': { seat: 'officer', input: (room) => ({ id: asked(room).id, ...secret, note: '可以' }) },
  'swap.approve': {
    seat: 'officer',
    input: (room) => ({ id: agreed(room).id, account: 'leader', password: testPassword, note: '同意' }),
  },
  'swap.refuse': {
    seat: 'officer',
    input: (room) => ({ id: agreed(room).id, account: 'leader', password: testPassword, note: '人手不足' }),
  },
  'swap.withdraw': { seat: 'officer', input: (room) => ({ id: asked(room).id, note: '不需要了' }) },
  'period.setup': {
    seat: 'auditor',
    input: (room) => {
      setUpPeriods(room);
      return {};
    },
  },
  'period.changeSetup': { seat: 'admin', input: () => ({ setup: aPeriodSetup(), version: 0 }) },
  'period.list': {
    seat: 'auditor',
    input: (room) => {
      filePeriods(room);
      return { fromDay: onDay('2026-12-01'), untilDay: onDay('2027-01-31') };
    },
  },
  'period.proposals': {
    seat: 'auditor',
    input: (room) => {
      setUpRota(room, twoDays(room));
      return {};
    },
  },
  'period.one': {
    seat: 'auditor',
    input: (room) => {
      filePeriods(room);
      const [first] = room.call('auditor', 'period.list', {
        fromDay: onDay('2027-01-01'),
        untilDay: onDay('2027-01-01'),
      });
      return { id: first?.id ?? ('' as never) };
    },
  },
  'period.now': {
    seat: 'auditor',
    input: (room) => {
      during(room);
      return {};
    },
  },
  'period.declare': { seat: 'leader', input: (room) => ({ fields: aPeriod(room), note: '' }) },
  'period.change': {
    seat: 'admin',
    input: (room) => ({
      ...meantPeriod(inPeriod(room)),
      fields: aPeriod(room, { name: '元旦假期' }),
      reason: '更名',
    }),
  },
  'period.cancel': {
    seat: 'chief',
    input: (room) => ({ ...meantPeriod(inPeriod(room)), reason: '通知撤回' }),
  },
  'period.close': {
    seat: 'chief',
    input: (room) => {
      const line = inPeriod(room);
      room.setClock(moment('2027-01-05T02:00Z'));
      room.call('chief', 'session.signIn', { account: 'chief', password: testPassword });
      return { ...meantPeriod(line), conclusion: '平稳' };
    },
  },
  'period.keepDraft': {
    seat: 'leader',
    input: (room) => {
      const { id } = declarePeriod(room);
      return { id, version: 0, base: 0, cells: inTurn(room, aPeriod(room)) };
    },
  },
  'period.dropDraft': {
    seat: 'chief',
    input: (room) => {
      const line = declarePeriod(room);
      return { id: line.id, version: draftPlan(room, line) };
    },
  },
  'period.generate': { seat: 'chief', input: (room) => ({ id: inPeriod(room).id, way: 'fewest-changes' }) },
  'period.explain': {
    seat: 'auditor',
    input: (room) => ({
      id: inPeriod(room).id,
      day: onDay('2027-01-02'),
      poolKey: 'staff',
      tierKey: 'standby',
    }),
  },
  'period.publish': {
    seat: 'leader',
    input: (room) => {
      const line = declarePeriod(room);
      return { id: line.id, draftVersion: draftPlan(room, line), reason: '', password: testPassword };
    },
  },
  'period.versions': { seat: 'auditor', input: (room) => ({ id: inPeriod(room).id }) },
  'period.version': { seat: 'auditor', input: (room) => ({ id: inPeriod(room).id, version: 1 }) },
  'period.report': {
    seat: 'officer',
    input: (room) => ({
      periodId: during(room).id,
      fields: aSubmission(room, { what: 'daily', day: onDay('2027-01-01'), planVersion: null }),
    }),
  },
  'period.receipt': {
    seat: 'officer',
    input: (room) => ({ id: sendTable(room, inPeriod(room)).id, receivedBy: '市值班员', receipt: '12 号' }),
  },
  'period.withdraw': {
    seat: 'leader',
    input: (room) => ({ id: sendTable(room, inPeriod(room)).id, reason: '登记有误' }),
  },
  'period.summary': { seat: 'auditor', input: (room) => ({ id: during(room).id }) },
  'period.export': {
    seat: 'auditor',
    input: (room) => ({
      id: inPeriod(room).id,
      planVersion: 1,
      bodyId: 'city',
      formats: ['docx', 'xlsx'],
      folder: newFolder(),
    }),
  },
  'period.html': {
    seat: 'auditor',
    input: (room) => ({ id: inPeriod(room).id, planVersion: null, bodyId: null }),
  },
  'period.exportSummary': {
    seat: 'auditor',
    input: (room) => ({ id: during(room).id, formats: ['docx'], folder: newFolder() }),
  },
  'period.template': {
    seat: 'chief',
    input: (room) => {
      setUpPeriods(room);
      return { bodyId: 'city', format: 'xlsx' };
    },
  },
  'period.previewTemplate': {
    seat: 'chief',
    input: async (room) => {
      const { name, base64 } = await room.later('chief', 'period.template', { bodyId: null, format: 'docx' });
      return { name, base64 };
    },
  },
  'callout.all': {
    seat: 'auditor',
    input: (room) => {
      filePeriods(room);
      return days;
    },
  },
  'callout.start': {
    seat: 'officer',
    input: (room) => ({
      isDrill: true,
      periodId: inPeriod(room).id,
      tierName: '备勤',
      people: [personAt(room, 'officer'), personAt(room, 'second')],
      reason: '季度演练',
      place: '',
      minutes: null,
    }),
  },
  'callout.add': {
    seat: 'leader',
    input: (room) => ({ ...meantCallOut(startCallOut(room)), people: [personAt(room, 'auditor')] }),
  },
  'callout.note': {
    seat: 'officer',
    input: (room) => ({
      ...meantCallOut(noteCalled(room, startCallOut(room), 'second', 'answered')),
      personIds: [personAt(room, 'officer'), personAt(room, 'second')],
      what: 'arrived',
      at: room.now(),
      note: '步行到位',
    }),
  },
  'callout.end': {
    seat: 'chief',
    input: (room) => ({ ...meantCallOut(startCallOut(room)), conclusion: '险情排除' }),
  },
  'incident.setup': { seat: 'auditor', input: {} },
  'incident.changeSetup': {
    seat: 'chief',
    input: (room) => {
      const { setup, version } = room.call('chief', 'incident.setup', {});
      return { setup: { ...setup, spareDays: 20 }, version };
    },
  },
  'incident.presets': { seat: 'auditor', input: {} },
  'incident.list': {
    seat: 'auditor',
    input: (room) => {
      workedIncident(room);
      return { ...days, withOpen: true };
    },
  },
  'incident.one': { seat: 'auditor', input: (room) => ({ id: workedIncident(room).incident.id }) },
  'incident.now': {
    seat: 'auditor',
    input: (room) => {
      workedIncident(room);
      return {};
    },
  },
  'incident.dryRun': {
    seat: 'auditor',
    input: (room) => ({
      fields: anIncident(room, { isSensitive: true }),
      facts: [aFact(room, 'deaths', 12)],
      level: 'II',
      policies: null,
    }),
  },
  'incident.open': {
    seat: 'officer',
    input: (room) => ({
      fields: anIncident(room),
      facts: [aFact(room, 'deaths', 3), aFact(room, 'what', '槽罐车侧翻起火')],
      level: 'II',
      levelReason: '领导要求按重大处置',
      entryId: null,
    }),
  },
  'incident.note': {
    seat: 'leader',
    input: (room) => ({
      ...meantIncident(workedIncident(room)),
      facts: [aFact(room, 'deaths', 4)],
      note: '',
    }),
  },
  'incident.change': {
    seat: 'chief',
    input: (room) => {
      const full = workedIncident(room);
      return { ...meantIncident(full), fields: anIncident(room, { place: '东岳路' }), reason: '核实' };
    },
  },
  'incident.decide': {
    seat: 'chief',
    input: (room) => ({ ...meantIncident(workedIncident(room)), level: 'II', reason: '伤亡扩大' }),
  },
  'incident.addStage': {
    seat: 'officer',
    input: (room) => ({
      ...meantIncident(workedIncident(room)),
      label: '专题报告',
      manner: 'written',
      report: 'followUp',
      recipient: '市应急局',
      dueAt: moment('2026-11-21T07:00Z'),
      reason: '市领导要求',
    }),
  },
  'incident.meetStage': {
    seat: 'officer',
    input: (room) => {
      const full = openIncident(room);
      return {
        ...meantIncident(full),
        stageId: full.incident.stages[0]?.id ?? '',
        at: null,
        note: '带班领导当面报告',
      };
    },
  },
  'incident.explainLate': {
    seat: 'officer',
    input: (room) => {
      const full = workedIncident(room);
      return {
        ...meantIncident(full),
        stageIds: [full.incident.stages[0]?.id ?? ''],
        reason: '通信中断',
      };
    },
  },
  'incident.acknowledge': {
    seat: 'officer',
    input: (room) => {
      const full = workedIncident(room);
      const { incident } = full;
      return {
        alarms: [
          { incidentId: incident.id, stageId: incident.stages[0]?.id ?? '', dueAt: room.now(), mark: 100 },
        ],
      };
    },
  },
  'incident.settle': {
    seat: 'chief',
    input: (room) => ({ ...meantIncident(workedIncident(room)), what: 'close', reason: '处置完毕' }),
  },
  'incident.script': {
    seat: 'officer',
    input: (room) => ({
      id: workedIncident(room).incident.id,
      use: 'phone-initial',
      recipient: '市政府总值班室',
    }),
  },
  'incident.preview': { seat: 'auditor', input: { id: null, text: '死亡{{死亡}}人' } },
  'incident.call': {
    seat: 'officer',
    input: (room) => ({
      ...meantIncident(openIncident(room)),
      call: aCall(room, { orders: '续报' }),
      facts: [aFact(room, 'trapped', 1)],
    }),
  },
  'incident.correctCall': {
    seat: 'officer',
    input: (room) => {
      const full = workedIncident(room);
      const { id, stageIds } = full.calls[0] ?? { id: '', stageIds: [] };
      const call = aCall(room, { stageIds, name: '李鸣' });
      return { ...meantIncident(full), callId: id, call, reason: '姓名听错' };
    },
  },
  'report.all': {
    seat: 'auditor',
    input: (room) => {
      sentReport(room);
      return { ...days, incidentId: null };
    },
  },
  'report.compose': {
    seat: 'officer',
    input: (room) => ({ incidentId: workedIncident(room).incident.id, kind: 'initial' }),
  },
  'report.issue': {
    seat: 'chief',
    input: (room) => ({
      fields: draftedReport(room, null, 'special', { title: '值班情况', body: '一切正常。' }),
      no: 7,
      reviewer: { manner: 'spoken', name: '李秘书长', at: room.now() },
      issuer: { manner: 'signed', account: 'leader', password: testPassword },
    }),
  },
  'report.send': {
    seat: 'officer',
    input: (room) => ({
      ...meantReport(issueReport(room, openIncident(room), 'initial')),
      deliveries: [{ unit: '市应急局', stageIds: [], manner: 'mail', receiver: '李明', sentAt: room.now() }],
    }),
  },
  'report.receipt': {
    seat: 'officer',
    input: (room) => ({
      ...meantReport(sentReport(room)),
      place: 0,
      receipt: '收文12号',
      receiptAt: room.now(),
      confirmedBy: '李明',
      confirmedAt: room.now(),
    }),
  },
  'report.withdraw': {
    seat: 'chief',
    input: (room) => ({ ...meantReport(sentReport(room)), reason: '数字有误' }),
  },
  'report.html': { seat: 'auditor', input: (room) => ({ id: sentReport(room).id }) },
  'report.export': {
    seat: 'officer',
    input: (room) => ({ id: sentReport(room).id, formats: ['docx'], folder: newFolder() }),
  },
  'assess.figures': {
    seat: 'auditor',
    input: (room) => {
      sentReport(room);
      return days;
    },
  },
  'assess.export': { seat: 'chief', input: () => ({ ...days, folder: newFolder() }) },
  'check.all': {
    seat: 'auditor',
    input: (room) => {
      madeCheck(room);
      return days;
    },
  },
  'check.draw': {
    seat: 'officer',
    input: (room) => {
      setUpRooms(room, [aRoom('east'), aRoom('west')]);
      return { count: 1, groups: ['乡镇'] };
    },
  },
  'check.choose': {
    seat: 'officer',
    input: (room) => {
      setUpRooms(room, [aRoom('east')]);
      return { roomIds: ['east'] };
    },
  },
  'check.make': {
    seat: 'officer',
    input: (room) => {
      const { id, version } = madeCheck(room);
      return { id, version, made: aMadeCheck(room, { rings: 5, result: 'late' }), reason: '数错铃声' };
    },
  },
  'check.rectify': {
    seat: 'chief',
    input: (room) => {
      const { id, version } = madeCheck(room);
      return { id, version, text: '已提醒' };
    },
  },
  'check.drop': {
    seat: 'officer',
    input: (room) => {
      setUpRooms(room, [aRoom('east')]);
      const { id, version } = chooseRoom(room, 'east');
      return { id, version, reason: '线路检修' };
    },
  },
  'check.month': {
    seat: 'auditor',
    input: (room) => {
      madeCheck(room);
      return { month: '2026-11' as never };
    },
  },
  'check.export': {
    seat: 'officer',
    input: (room) => {
      madeCheck(room);
      return { month: '2026-11' as never, formats: ['xlsx'], folder: newFolder() };
    },
  },
  'product.setup': {
    seat: 'auditor',
    input: (room) => {
      setUpProducts(room);
      return {};
    },
  },
  'product.changeSetup': {
    seat: 'chief',
    input: (room) => {
      const { setup, version } = room.call('chief', 'product.setup', {});
      const usb = { id: 'usb', name: '移动硬盘', folder: newFolder(), recipientId: 'city', isOn: true };
      return {
        version,
        setup: { ...setup, recipients: [cityOffice], destinations: [{ ...usb, office: null }] },
      };
    },
  },
  'product.watch': {
    seat: 'officer',
    input: (room) => {
      setUpProducts(room);
      room.write('officer', '大风蓝色预警', { category: 'WARN' });
      sendProduct(room, issueProduct(room));
      return { daysBack: 7 };
    },
  },
  'product.list': {
    seat: 'auditor',
    input: (room) => {
      issueProduct(room);
      return { ...days, kind: 'daily' };
    },
  },
  'product.one': { seat: 'auditor', input: (room) => ({ id: sendProduct(room, issueProduct(room)).id }) },
  'product.compose': {
    seat: 'officer',
    input: (room) => {
      workedIncident(room);
      issueProduct(room);
      return { ...days, kind: 'daily', isZero: false };
    },
  },
  'product.issue': {
    seat: 'officer',
    input: (room) => {
      const { fields } = room.call('officer', 'product.compose', { ...days, kind: 'digest', isZero: false });
      const reviewer = { manner: 'spoken', name: '李秘书长', at: room.now() } as const;
      return { fields, no: 5, review: null, reviewer, issuer: signedBy('leader') };
    },
  },
  'product.reviews': {
    seat: 'officer',
    input: (room) => {
      const { id, version } = submitReview(room);
      room.call('chief', 'product.returnReview', { id, version, remark: '请补充天气情况' });
      room.write('officer', '大风蓝色预警', { category: 'WARN' });
      return {};
    },
  },
  'product.review': {
    seat: 'leader',
    input: (room) => {
      submitReview(room);
      return { ...days, kind: 'daily' };
    },
  },
  'product.submitReview': {
    seat: 'chief',
    input: (room) => {
      const before = meantReview(submitReview(room));
      const { fields } = room.call('chief', 'product.compose', { ...days, kind: 'daily', isZero: true });
      return { fields: { ...fields, conclusion: '一切正常。' }, base: fields, no: null, before };
    },
  },
  'product.returnReview': {
    seat: 'leader',
    input: (room) => ({ ...meantReview(submitReview(room)), remark: '请补充天气情况' }),
  },
  'product.takeBackReview': { seat: 'officer', input: (room) => meantReview(submitReview(room)) },
  'product.send': {
    seat: 'officer',
    input: (room) => ({
      ...meantProduct(issueProduct(room)),
      deliveries: [
        { recipientId: '', unit: '市委值班室', receiver: '李明', manner: 'mail', sentAt: room.now() },
      ],
    }),
  },
  'product.receipt': {
    seat: 'officer',
    input: (room) => ({
      ...meantProduct(sendProduct(room, issueProduct(room))),
      place: 0,
      receiver: '李明',
      receipt: '收字12号',
      receiptAt: room.now(),
    }),
  },
  'product.withdraw': {
    seat: 'chief',
    input: (room) => ({ ...meantProduct(issueProduct(room)), reason: '漏报' }),
  },
  'product.html': { seat: 'auditor', input: (room) => ({ id: issueProduct(room).id }) },
  'product.export': {
    seat: 'officer',
    input: (room) => ({ id: issueProduct(room).id, formats: ['docx'], folder: newFolder() }),
  },
  'product.template': { seat: 'chief', input: { kind: 'daily' } },
  'product.readTemplate': {
    seat: 'chief',
    input: async (room) => {
      const { name, base64 } = await room.later('chief', 'product.template', { kind: 'daily' });
      return { kind: 'daily', name, base64 };
    },
  },
  'package.key': {
    seat: 'auditor',
    input: (room) => {
      room.call('chief', 'package.makeKey', { reason: '' });
      return {};
    },
  },
  'package.makeKey': { seat: 'admin', input: { reason: '' } },
  'package.card': {
    seat: 'officer',
    input: (room) => {
      room.call('chief', 'package.makeKey', { reason: '' });
      return { folder: newFolder() };
    },
  },
  'package.trust': {
    seat: 'chief',
    input: (room) => {
      setUpPackages(room);
      const { card, code } = trustedOffice();
      return { destinationId: 'share', card, code };
    },
  },
  'package.make': {
    seat: 'officer',
    input: (room) => {
      setUpPackages(room);
      return { productId: issueProduct(room).id, contents: plainContents, destinationIds: ['share'] };
    },
  },
  'package.list': {
    seat: 'auditor',
    input: async (room) => {
      setUpPackages(room);
      await packReport(room);
      return days;
    },
  },
  'package.restored': { seat: 'auditor', input: restoredOnce },
  'package.untold': {
    seat: 'auditor',
    input: async (room) => {
      setUpPackages(room);
      const { productId } = await packReport(room);
      room.room().store.sqlite.prepare('DELETE FROM unit_secret').run();
      const meant = meantProduct(room.call('officer', 'product.one', { id: productId }));
      room.call('officer', 'product.withdraw', { ...meant, reason: '数字有误' });
      return {};
    },
  },
  'package.acknowledge': {
    seat: 'admin',
    input: async (room) => {
      await restoredOnce(room);
      return { seq: room.call('admin', 'package.restored', {})?.seq ?? 0 };
    },
  },
  'package.save': {
    seat: 'officer',
    input: async (room) => {
      setUpPackages(room);
      return { id: (await packReport(room)).id, folder: newFolder() };
    },
  },
  'package.retry': {
    seat: 'officer',
    input: async (room) => {
      setUpPackages(room);
      return { id: (await packReport(room, [])).id, destinationId: 'share' };
    },
  },
  'package.stop': {
    seat: 'officer',
    input: async (room) => {
      setUpPackages(room);
      return { id: (await packReport(room)).id, destinationId: 'share' };
    },
  },
  'package.takeReceipt': { seat: 'officer', input: receiptOf },
  'office.setup': {
    seat: 'auditor',
    input: (room) => {
      openCentralOffice(room);
      return {};
    },
  },
  'office.changeSetup': {
    seat: 'chief',
    input: (room) => {
      const { setup, version } = room.call('chief', 'office.setup', {});
      return { version, setup: { ...setup, isOffice: true, inbox: newFolder() } };
    },
  },
  'office.rooms': {
    seat: 'auditor',
    input: async (room) => {
      await takenIn(room);
      room.call('chief', 'office.takeCard', { name: 'card', base64: cardOf(testKey(7)) });
      return {};
    },
  },
  'office.addRooms': { seat: 'chief', input: (room) => ({ rooms: [roomFields(room, '沂源县政府值班室')] }) },
  'office.changeRoom': {
    seat: 'chief',
    input: (room) => {
      const { id, version, fields } = openCentralOffice(room);
      return { id, version, fields: { ...fields, phone: '0533-8210009' } };
    },
  },
  'office.takeCard': {
    seat: 'chief',
    input: (room) => {
      openCentralOffice(room);
      return { name: 'card', base64: cardOf(testKey(7)) };
    },
  },
  'office.pair': {
    seat: 'chief',
    input: (room) => {
      setUpPackages(room);
      const { id, version } = openCentralOffice(room);
      const { key } = room.call('chief', 'package.key', {});
      return { id, version, publicKey: key?.publicKey ?? '', code: key?.code ?? '' };
    },
  },
  'office.unpair': {
    seat: 'chief',
    input: (room) => {
      setUpPackages(room);
      openCentralOffice(room);
      const { id, version } = pairRoom(room, room);
      return { id, version, reason: '换了电脑' };
    },
  },
  'office.takeFolder': {
    seat: 'officer',
    input: async (room) => {
      await takenIn(room);
      return { folder: join(room.folder, 'outbox') };
    },
  },
  'office.takeFile': {
    seat: 'officer',
    input: async (room) => {
      setUpPackages(room);
      openCentralOffice(room);
      pairRoom(room, room);
      const line = await packReport(room);
      const base64 = readFileSync(outboxFile(room, line)).toString('base64');
      const { hash: of } = room.call('officer', 'attachment.add', { name: line.fileName, base64 });
      return { name: line.fileName, hash: of };
    },
  },
  'office.note': {
    seat: 'officer',
    input: (room) => ({
      roomId: openCentralOffice(room).id,
      day,
      told: { manner: 'phone', isZero: true, byName: '王建国', text: '' },
      arrivedAt: null,
    }),
  },
  'office.intakes': {
    seat: 'auditor',
    input: async (room) => {
      await takenIn(room);
      return { ...days, roomId: null, verdict: null, offset: 0, limit: 50 };
    },
  },
  'office.intake': { seat: 'auditor', input: async (room) => ({ id: await takenIn(room) }) },
  'office.packageFile': {
    seat: 'auditor',
    input: async (room) => ({ id: await takenIn(room), name: 'report.json' }),
  },
  'office.decide': {
    seat: 'chief',
    input: async (room) => {
      const id = await heldIn(room);
      const { version } = room.call('auditor', 'office.intake', { id }).intake;
      return { id, version, isAccepted: false, reason: '电话核实为误发' };
    },
  },
  'office.matrix': {
    seat: 'auditor',
    input: async (room) => {
      await takenIn(room);
      return days;
    },
  },
  'office.day': {
    seat: 'auditor',
    input: async (room) => {
      await takenIn(room);
      return { day };
    },
  },
  'office.missing': {
    seat: 'auditor',
    input: (room) => {
      room.call('officer', 'office.chase', aChase(room));
      return { day };
    },
  },
  'office.chase': { seat: 'officer', input: aChase },
  'office.search': {
    seat: 'auditor',
    input: async (room) => {
      await takenIn(room);
      return { text: '值班', fromDay: day, untilDay: day, roomId: null, offset: 0, limit: 20 };
    },
  },
  'office.statistics': {
    seat: 'auditor',
    input: async (room) => {
      await takenIn(room);
      return days;
    },
  },
  'office.export': {
    seat: 'officer',
    input: async (room) => {
      await takenIn(room);
      return { what: 'matrix', ...days, folder: newFolder() };
    },
  },
  'form.kept': { seat: 'officer', input: { key: 'intake' } },
  'form.keep': { seat: 'officer', input: { key: 'intake', json: '{}' } },
  'rota.export': {
    seat: 'officer',
    input: (room) => {
      setUpRota(room);
      publishMonth(room);
      const folder = join(room.folder, 'out');
      return { month: december, version: 1, personId: null, formats: ['ics'], folder };
    },
  },
  'rota.html': {
    seat: 'auditor',
    input: (room) => {
      setUpRota(room);
      publishMonth(room);
      return { month: december, version: 1 };
    },
  },
  'rota.template': {
    seat: 'chief',
    input: (room) => {
      setUpRota(room);
      return { what: 'month', month: december };
    },
  },
  'rota.previewImport': {
    seat: 'chief',
    input: async (room) => {
      setUpRota(room);
      const { base64 } = await room.later('chief', 'rota.template', { what: 'month', month: december });
      return { month: december, base64 };
    },
  },
  'people.previewSheet': {
    seat: 'chief',
    input: async (room) => {
      const { base64 } = await room.later('chief', 'rota.template', { what: 'people', month: december });
      return { base64 };
    },
  },
  'absence.rules': {
    seat: 'auditor',
    input: (room) => {
      setAbsenceRules(room);
      return {};
    },
  },
  'absence.changeRules': { seat: 'admin', input: () => ({ rules: someAbsenceRules(), version: 0 }) },
  'absence.list': {
    seat: 'auditor',
    input: (room) => {
      fileAbsences(room);
      away(room);
      return { fromDay: onDay('2026-11-01'), untilDay: onDay('2026-12-31') };
    },
  },
  'absence.now': {
    seat: 'auditor',
    input: (room) => {
      away(room);
      registerAbsence(room, 'second', {
        from: edge('2026-11-23', 'morning'),
        until: edge('2026-11-23', 'evening'),
      });
      fileAbsence(room, 'admin', {
        from: edge('2026-11-19', 'morning'),
        until: edge('2026-11-20', 'evening'),
      });
      return {};
    },
  },
  'absence.one': {
    seat: 'officer',
    input: (room) => {
      fileAbsences(room);
      const [first] = room.call('auditor', 'absence.list', { ...days, fromDay: onDay('2026-11-20') });
      return { id: first?.id ?? ('' as never) };
    },
  },
  'absence.judge': {
    seat: 'second',
    input: (room) => {
      setAbsenceRules(room);
      const { id } = away(room, 'second');
      const fields = anAbsence(personAt(room, 'second'), { until: edge('2026-12-09', '10:30') });
      return { fields, id };
    },
  },
  'absence.contradictions': {
    seat: 'auditor',
    input: (room) => {
      published(room);
      contradicted(room);
      return { fromDay: onDay('2026-12-01'), untilDay: onDay('2026-12-31') };
    },
  },
  'absence.register': {
    seat: 'second',
    input: (room) => ({
      fields: anAbsence(personAt(room, 'second'), { acting: acting(room) }),
      decisions: [decision('lead')],
      note: '本人填写',
    }),
  },
  'absence.change': {
    seat: 'officer',
    input: (room) => ({
      ...meantBy(away(room)),
      fields: anAbsence(personAt(room, 'leader'), { acting: acting(room) }),
      decisions: [],
      reason: '会议延期',
      told: { byName: '孙伯安', manner: 'phone' },
    }),
  },
  'absence.approve': {
    seat: 'officer',
    input: (room) => ({
      ...meantBy(registerAbsence(room, 'second')),
      approval: anApproval(room, { manner: 'signed' }),
      signer: { account: 'leader', password: testPassword },
      note: '同意',
    }),
  },
  'absence.report': {
    seat: 'officer',
    input: (room) => ({ ...meantBy(registerAbsence(room, 'leader')), report: aReport(room) }),
  },
  'absence.decide': {
    seat: 'leader',
    input: (room) => ({ ...meantBy(registerAbsence(room, 'leader')), decisions: [decision('lead')] }),
  },
  'absence.return': {
    seat: 'officer',
    input: (room) => ({ ...meantBy(away(room)), returnedAt: room.now(), note: '提前返回' }),
  },
  'absence.cancel': {
    seat: 'officer',
    input: (room) => ({ ...meantBy(registerAbsence(room, 'leader')), reason: '会议取消' }),
  },
  'absence.ledger': {
    seat: 'auditor',
    input: (room) => {
      fileAbsences(room);
      away(room);
      return { month: isoMonth.parse('2026-11') };
    },
  },
  'absence.exportForm': {
    seat: 'officer',
    input: (room) => ({
      id: away(room).id,
      formats: ['docx'],
      folder: join(room.folder, 'out'),
      withWhereabouts: true,
    }),
  },
  'absence.exportLedger': {
    seat: 'auditor',
    input: (room) => {
      fileAbsences(room);
      const folder = join(room.folder, 'out');
      const month = isoMonth.parse('2026-11');
      return { month, personId: null, formats: ['xlsx'], folder, withWhereabouts: false };
    },
  },
  'absence.formHtml': {
    seat: 'leader',
    input: (room) => ({ id: away(room).id, withWhereabouts: true }),
  },
  'absence.ledgerHtml': {
    seat: 'auditor',
    input: (room) => {
      fileAbsences(room);
      return { month: isoMonth.parse('2026-11'), personId: null, withWhereabouts: false };
    },
  },
  'station.now': { seat: 'auditor', input: {} },
  'station.change': {
    seat: 'admin',
    input: (room) => ({
      station: aStation({ idleLockMinutes: 5 }),
      version: room.call('admin', 'station.now', {}).version,
    }),
  },
  'people.all': { seat: 'auditor', input: { withLeft: false } },
  'people.phones': { seat: 'auditor', input: (room) => ({ id: personOf(room, nameOf('second')).id }) },
  'people.find': { seat: 'chief', input: { text: 'wf', limit: 5 } },
  'person.save': { seat: 'chief', input: { fields: aPerson('钱新人'), replaces: null } },
  'people.import': {
    seat: 'chief',
    input: { people: [aPerson('钱新人'), aPerson(nameOf('second'), { post: '副科长' })] },
  },
  'accounts.all': { seat: 'auditor', input: {} },
  'account.create': {
    seat: 'admin',
    input: (room) => ({
      name: 'second2',
      personId: personOf(room, nameOf('second')).id,
      roles: ['officer'],
      password: 'Yunzhong-77',
    }),
  },
  'account.change': {
    seat: 'admin',
    input: (room) => {
      const { id, version } = accountOf(room, 'second');
      return { id, version, roles: ['officer', 'chief'], state: 'active' };
    },
  },
  'account.resetPassword': {
    seat: 'admin',
    input: (room) => {
      const { id, version } = accountOf(room, 'second');
      return { id, version, password: 'Yunzhong-77' };
    },
  },
  'account.unlock': { seat: 'admin', input: (room) => ({ id: accountOf(room, 'second').id }) },
  'log.page': {
    seat: 'auditor',
    input: (room) => {
      room.call('officer', 'log.record', { content: fullContent(room), draftId: null });
      return { filter: { text: '油罐' }, before: null, limit: 1 };
    },
  },
  'log.entry': {
    seat: 'auditor',
    input: (room) => {
      const entry = room.call('officer', 'log.record', { content: fullContent(room), draftId: null });
      room.call('chief', 'log.correct', {
        id: entry.id,
        version: 0,
        content: { ...contentOf(entry), content: '更正' },
        reason: '笔误',
        draftId: null,
      });
      room.call('chief', 'log.setState', { id: entry.id, version: 1, state: 'doing', note: '' });
      room.call('chief', 'reminder.done', { id: entry.id, version: 2 });
      room.call('second', 'shift.handOver', handoverInput(room, 'second'));
      room.write('second', '反馈', { links: [{ entryId: entry.id, kind: 'relates' }] });
      room.call('second', 'log.void', { id: entry.id, version: 4, reason: '重复' });
      return { id: entry.id };
    },
  },
  'log.byNumber': { seat: 'auditor', input: (room) => ({ number: room.write('chief', '一').number }) },
  'log.open': {
    seat: 'auditor',
    input: (room) => {
      room.write('chief', '待办', { state: 'todo' });
      return {};
    },
  },
  'log.counts': {
    seat: 'auditor',
    input: (room) => {
      room.write('chief', '一');
      return days;
    },
  },
  'log.record': { seat: 'officer', input: (room) => ({ content: fullContent(room), draftId: 'draft-1' }) },
  'log.correct': {
    seat: 'officer',
    input: (room) => ({
      id: room.write('chief', '一').id,
      version: 0,
      content: fullContent(room),
      reason: '补充',
      draftId: null,
    }),
  },
  'log.void': {
    seat: 'officer',
    input: (room) => ({ id: room.write('chief', '一').id, version: 0, reason: '重复' }),
  },
  'log.setState': {
    seat: 'officer',
    input: (room) => ({ id: room.write('chief', '一').id, version: 0, state: 'todo', note: '重新打开' }),
  },
  'reminders.open': {
    seat: 'auditor',
    input: (room) => {
      room.call('officer', 'log.record', { content: fullContent(room), draftId: null });
      return {};
    },
  },
  'reminder.done': {
    seat: 'officer',
    input: (room) => ({
      id: room.write('chief', '一', { remindAt: moment('2026-11-21T02:00Z') }).id,
      version: 0,
    }),
  },
  'drafts.mine': {
    seat: 'officer',
    input: (room) => {
      room.call('officer', 'draft.save', aDraft);
      return {};
    },
  },
  'draft.save': { seat: 'officer', input: aDraft },
  'draft.drop': { seat: 'officer', input: { id: 'draft-1' } },
  'attachment.add': { seat: 'officer', input: { name: '现场.jpg', base64: 'YQ==' } },
  'attachment.file': {
    seat: 'auditor',
    input: (room) => {
      room.call('officer', 'attachment.add', { name: '现场.jpg', base64: 'YQ==' });
      return { hash, name: '现场.jpg' };
    },
  },
  'phrases.all': { seat: 'auditor', input: {} },
  'phrase.save': { seat: 'officer', input: { phrase: aPhrase, replaces: null } },
  'phrase.remove': {
    seat: 'officer',
    input: (room) => {
      const { id, version } = room.call('officer', 'phrase.save', { phrase: aPhrase, replaces: null });
      return { id, version };
    },
  },
  'desk.now': { seat: 'auditor', input: {} },
  'shifts.between': { seat: 'auditor', input: days },
  'shift.takeOver': {
    seat: 'officer',
    desk: 'empty',
    input: {
      password: testPassword,
      duty: 'chief',
      others: [],
      leaderName: '孙伯安',
      note: '',
      day,
      index: 0,
    },
  },
  'shift.handOver': { seat: 'second', input: (room) => handoverInput(room, 'second') },
  'shift.join': { seat: 'chief', input: { shiftNo: 1, signer: { ...secret, duty: 'deputy' } } },
  'shift.leave': {
    seat: 'officer',
    input: { shiftNo: 1, account: 'officer', password: testPassword, reason: '外出' },
  },
  'shift.reliefMissing': {
    seat: 'chief',
    input: { shiftNo: 1, reportedTo: '市总值班室', content: '接班人员未到,已报告。' },
  },
  'shift.endUnrelieved': {
    seat: 'chief',
    input: (room) => {
      room.call('chief', 'shift.leave', {
        shiftNo: 1,
        account: 'officer',
        password: testPassword,
        reason: '外出',
      });
      return {
        shiftNo: 1,
        account: 'chief',
        password: testPassword,
        reportedTo: '市总值班室',
        reason: '突发疾病',
      };
    },
  },
  'handover.sheet': {
    seat: 'auditor',
    input: (room) => {
      room.write('chief', '待办', { state: 'todo', isImportant: true });
      room.call('second', 'shift.handOver', handoverInput(room, 'second'));
      return { shiftNo: 1 };
    },
  },
  'handover.keep': {
    seat: 'chief',
    input: (room) => ({
      shiftNo: 1,
      work: {
        handed: handedOverOf(room.call('chief', 'handover.sheet', { shiftNo: 1 }), { note: '钥匙' }),
        incoming: [{ account: 'second', duty: 'chief' }],
        leaderName: '',
        seen: [],
      },
    }),
  },
  'handover.review': {
    seat: 'leader',
    input: (room) => {
      const sheet = room.call('second', 'shift.handOver', handoverInput(room, 'second'));
      return {
        shiftNo: 1,
        over: sheet.signatures[0]?.over ?? '',
        account: 'leader',
        password: testPassword,
        opinion: '已阅',
      };
    },
  },
  'shift.release': {
    seat: 'second',
    input: (room) => {
      room.write('chief', '油罐车起火', { state: 'doing', category: 'EVENT', urgency: 'flash' });
      room.call('second', 'shift.handOver', handoverInput(room, 'second', { handed: { released: [] } }));
      const lead = runningShiftOf(room).members.find((member) => member.duty === 'incidentLead');
      return {
        shiftNo: 2,
        personId: lead?.personId ?? ('' as never),
        account: 'second',
        password: testPassword,
        note: '火已扑灭',
      };
    },
  },
  'handover.export': {
    seat: 'auditor',
    input: () => ({ shiftNo: 1, formats: ['docx'], folder: newFolder() }),
  },
  'handover.html': { seat: 'auditor', input: (room) => ({ shiftNo: runningShiftOf(room).no }) },
  'export.start': {
    seat: 'auditor',
    input: () => ({ ...days, formats: ['csv', 'json'], folder: newFolder() }),
  },
  'export.html': {
    seat: 'auditor',
    input: (room) => {
      room.call('officer', 'log.record', { content: fullContent(room), draftId: null });
      return days;
    },
  },
  'export.fonts': { seat: 'auditor', input: {} },
  'verify.start': { seat: 'auditor', input: {} },
  'job.state': { seat: 'auditor', input: (room) => ({ id: room.call('auditor', 'verify.start', {}).id }) },
  'job.cancel': { seat: 'auditor', input: (room) => ({ id: room.call('auditor', 'verify.start', {}).id }) },
  'chain.head': { seat: 'auditor', input: {} },
  'chain.at': { seat: 'auditor', input: { seq: 1 } },
  'backup.state': {
    seat: 'officer',
    input: async (room) => {
      await made(room);
      return {};
    },
  },
  'backups.all': {
    seat: 'auditor',
    input: async (room) => {
      await made(room);
      return {};
    },
  },
  'backup.start': { seat: 'chief', input: {} },
  'backup.drill': {
    seat: 'admin',
    input: async (room) => {
      await made(room);
      return {};
    },
  },
  'backup.loss': {
    seat: 'admin',
    input: async (room) => {
      await made(room);
      const choice = newestBackup(room);
      setUpPackages(room);
      await packReport(room);
      return choice;
    },
  },
  'backup.restore': {
    seat: 'admin',
    input: async (room) => {
      await made(room);
      return { ...newestBackup(room), password: testPassword, reason: '误删人员后恢复' };
    },
  },
  'backup.settings': {
    seat: 'admin',
    input: { secondFolder: join(newFolder(), '备份'), everyMinutes: 30, version: 1 },
  },
  'calendar.days': {
    seat: 'auditor',
    input: { from: onDay('2026-09-20'), until: onDay('2027-10-01'), knownOn: null },
  },
  'calendar.years': {
    seat: 'auditor',
    input: (room) => {
      room.call('chief', 'calendar.amend', anAmendment);
      return {};
    },
  },
  'calendar.missing': { seat: 'officer', input: {} },
  'calendar.amend': { seat: 'chief', input: anAmendment },
  'calendar.previewImport': { seat: 'admin', input: { text: calendarText, coversYear: null } },
  'calendar.import': {
    seat: 'admin',
    input: {
      text: calendarText,
      coversYear: true,
      notice: '国办发明电〔2026〕8号',
      issuedDay: onDay('2026-11-05'),
      reason: '按国务院办公厅通知',
      version: 0,
    },
  },
  'audit.page': { seat: 'auditor', input: { before: null, limit: 20, kinds: [] } },
};

/** The calls of the rescue are answered by no open store; tests/service/rescue.test.ts looks at their answers. */
const serviceMethods = Object.entries(methods).filter(
  ([name, method]) => method.kind !== 'desktop' && !Object.hasOwn(rescueMethods, name),
);

/** What differs between an answer and what the contract promises. */
const problemsOf = (name: string, output: unknown): unknown => {
  const parsed = methods[name as ServiceMethod].output.safeParse(output);
  return parsed.success ? [] : parsed.error.issues;
};

/** Lets jobs that a case started end before its folder is removed: each breathes once before it works. */
async function settle(room: TestRoom, started: unknown): Promise<void> {
  await verdictOf(room);
  const { id, kind } = started as { readonly id?: unknown; readonly kind?: unknown };
  if (typeof id === 'string' && ['backup', 'drill', 'restore', 'generate'].includes(String(kind)))
    await room.room().jobs.finished(id);
}

describe('what the service answers is what the contract says', () => {
  test.each(Object.keys(cases) as ServiceMethod[])('%s', async (name) => {
    const { seat, input, desk = 'manned' } = cases[name] as Case<ServiceMethod>;
    const room = openTestRoom({ desk });
    const reply = await room.reply(seat, name, typeof input === 'function' ? await input(room) : input);
    if (!reply.ok) throw new DutyError(reply.code, reply.message, reply.details);
    const { output } = reply;
    expect(problemsOf(name, output)).toEqual([]);
    // What crosses the wire is JSON; nothing may be lost on the way.
    expect(JSON.parse(JSON.stringify(output))).toEqual(output);
    expect(room.defects).toEqual([]);
    if (desk !== 'not-set-up') await settle(room, output);
  });

  test('every method has a case', () => {
    expect(Object.keys(cases).toSorted()).toEqual(serviceMethods.map(([name]) => name).toSorted());
  });

  test('a finished job says what it found or where it wrote', async () => {
    const room = openTestRoom();
    room.write('chief', '一');
    const { id } = room.call('auditor', 'verify.start', {});
    await room.room().jobs.finished(id);
    const verified = room.call('auditor', 'job.state', { id });
    expect(problemsOf('job.state', verified)).toEqual([]);
    expect(verified).toMatchObject({ state: 'done', verdict: { isIntact: true } });
    const started = room.call('auditor', 'export.start', {
      ...days,
      formats: ['json'],
      folder: join(room.folder, 'out'),
    });
    await room.room().jobs.finished(started.id);
    const exported = room.call('auditor', 'job.state', { id: started.id });
    expect(problemsOf('job.state', exported)).toEqual([]);
    expect(exported).toMatchObject({ state: 'done', failure: null });
    expect(await verdictOf(room)).toMatchObject({ isIntact: true });
  });

  test('an unset store answers with nothing where there is nothing', () => {
    const room = openTestRoom({ desk: 'not-set-up' });
    expect(room.call('nobody', 'setup.state', {})).toEqual({ isSetUp: false, unitName: '' });
    expect(room.call('nobody', 'session.now', {})).toEqual({ session: null });
    expect(room.call('nobody', 'session.choices', {})).toEqual([]);
  });
});
