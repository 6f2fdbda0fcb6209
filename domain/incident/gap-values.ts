import { type Instant, minutesBetween } from '../time/instant.ts';
import { localParts } from '../time/zone.ts';
import { type FigureKey, isFigure, isTakenBack, type KeptFact } from './facts.ts';
import type { Incident } from './incident.ts';
import { casualtyGaps, type FactGap, factGaps, type Gap } from './template-gaps.ts';

/** What the gaps of a template are filled with; an empty text where nothing is known. */
export type GapValues = Readonly<Record<Gap, string>>;

/** What a template is filled from. */
export type GapSource = {
  readonly incident: Pick<Incident, 'fields' | 'kindName' | 'stages'>;
  /** What holds of each thing, by `currentFacts`. */
  readonly current: ReadonlyMap<string, KeptFact>;
  /** The class and the level as people read them; empty where nobody has said. */
  readonly className: string;
  readonly levelName: string;
  readonly unitName: string;
  readonly zone: string;
  /** Who speaks, and who wrote it. */
  readonly officer: string;
  readonly editor: string;
  /** Whom it is for; empty where that is still to be said. */
  readonly recipient: string;
  /** `一` of 续报一; empty of others. */
  readonly ordinal: string;
  /** Up to when it says what is known, and the day that it is dated with. */
  readonly now: Instant;
};

/** A moment on a 24-hour clock as it is read out: `6月13日6时42分`; the year stands before it where it is another one than that of `now`. */
export function spokenTime(at: Instant, now: Instant, zone: string): string {
  const { day, time } = localParts(at, zone);
  const [year = '', month = '', date = ''] = day.split('-');
  const [hour = '', minute = ''] = time.split(':');
  const isOtherYear = !localParts(now, zone).day.startsWith(year);
  return `${isOtherYear ? `${year}年` : ''}${Number(month)}月${Number(date)}日${Number(hour)}时${minute}分`;
}

const spokenDay = (at: Instant, zone: string): string => {
  const [year = '', month = '', date = ''] = localParts(at, zone).day.split('-');
  return `${year}年${Number(month)}月${Number(date)}日`;
};

const tenThousand = 10_000;

/** A figure with its unit; money is read out in 万元 from ten thousand on, to the last 元. */
function spokenFigure(key: FigureKey, number: number): string {
  if (key === 'directLossYuan')
    return number < tenThousand ? `${number}元` : `${String(number / tenThousand)}万元`;
  if (key === 'householdsCut') return `${number}户`;
  return key === 'areaHectares' ? `${number}公顷` : `${number}人`;
}

function spokenFact(one: KeptFact | undefined): string {
  if (one === undefined || isTakenBack(one)) return '';
  if (!isFigure(one.key)) return one.text.trim();
  return `${one.isAbout ? '约' : ''}${spokenFigure(one.key, one.number ?? 0)}`;
}

function otherFacts(current: ReadonlyMap<string, KeptFact>): string {
  const told = [...current.values()].filter((one) => one.key === 'other' && !isTakenBack(one));
  return told
    .map((one) => (one.label === '' ? one.text.trim() : `${one.label}：${one.text.trim()}`))
    .join('；');
}

/** By when something has to be there in writing: for this recipient, or else for anybody; the next that is not over, or else the last. */
function writtenBy({ incident, recipient, now }: GapSource): Instant | undefined {
  const open = incident.stages.filter(({ state, manner }) => state === 'open' && manner === 'written');
  const own = open.filter((stage) => stage.recipient === recipient);
  const dues = (own.length > 0 ? own : open)
    .flatMap(({ dueAt }) => (dueAt === null ? [] : [dueAt]))
    .toSorted();
  return dues.find((dueAt) => minutesBetween(now, dueAt) >= 0) ?? dues.at(-1);
}

/** What the gaps of templates are filled with: facts as they hold, times on a 24-hour clock, numbers with their unit, 约 and 许 kept. */
export function gapValues(source: GapSource): GapValues {
  const { incident, current, zone, now } = source;
  const { fields } = incident;
  const clock = (at: Instant | undefined | null): string =>
    at === undefined || at === null ? '' : spokenTime(at, now, zone);
  // The keys of the table are what its type says.
  const gaps = Object.keys(factGaps) as FactGap[];
  const facts = Object.fromEntries(
    gaps.map((gap) => [gap, spokenFact(current.get(factGaps[gap]))]),
  ) as Record<FactGap, string>;
  const { unit, post, name } = fields.reporter;
  return {
    ...facts,
    事件名称: fields.title,
    类别: incident.kindName === '' ? source.className : incident.kindName,
    级别: source.levelName,
    地点: fields.place.trim(),
    发生时间:
      fields.occurredAt === null ? '' : `${clock(fields.occurredAt)}${fields.isOccurredAbout ? '许' : ''}`,
    // Whoever was told by the call learned of it then.
    获悉时间: clock(fields.learnedAt ?? fields.receivedAt),
    接报时间: clock(fields.receivedAt),
    信息来源: [unit, post, name].map((part) => part.trim()).join(''),
    伤亡情况: casualtyGaps.flatMap((gap) => (facts[gap] === '' ? [] : [`${gap}${facts[gap]}`])).join('、'),
    其他情况: otherFacts(current),
    本单位: source.unitName,
    值班员: source.officer,
    接收单位: source.recipient,
    来电人已告知: fields.alreadyInformed.trim(),
    书面报送时限: clock(writtenBy(source)),
    报告序号: source.ordinal,
    截至时间: clock(now),
    编辑: source.editor,
    日期: spokenDay(now, zone),
  };
}
