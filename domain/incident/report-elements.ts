import { currentFacts, type FactKey, isTakenBack, type KeptFact } from './facts.ts';
import type { IncidentFields } from './incident.ts';
import type { ReportKind } from './incident-report.ts';

/** What a report has to say, or may say, as rules on reporting list it (要素). */
export const reportElements = [
  'time',
  'place',
  'receivedAt',
  'source',
  'reporter',
  'nature',
  'unitAffected',
  'course',
  'cause',
  'casualties',
  'loss',
  'scope',
  'trend',
  'measures',
  'leaders',
  'contact',
  'nextMeasures',
  'advice',
] as const;

/** One thing that a report has to say, or may say. */
export type ReportElement = (typeof reportElements)[number];

/** What a report of a kind must have; the rest is told where it is known. */
export const requiredElements: Readonly<Record<ReportKind, readonly ReportElement[]>> = {
  initial: [
    'time',
    'place',
    'receivedAt',
    'source',
    'nature',
    'course',
    'casualties',
    'scope',
    'trend',
    'measures',
  ],
  followUp: ['casualties', 'trend', 'measures'],
  final: ['time', 'place', 'nature', 'course', 'cause', 'casualties', 'loss', 'measures', 'nextMeasures'],
  bulletin: ['time', 'place', 'source', 'course', 'measures'],
  special: ['time', 'place', 'nature', 'course', 'casualties', 'measures', 'trend', 'nextMeasures'],
};

/** How an element stands in a text: whether it has to be there, whether it is, and whether facts are known that say it. */
export type JudgedElement = {
  readonly key: ReportElement;
  readonly isRequired: boolean;
  readonly isPresent: boolean;
  readonly isKnown: boolean;
};

/** The facts that say an element. */
export const factsOfElement: Readonly<Record<ReportElement, readonly FactKey[]>> = {
  time: [],
  place: [],
  receivedAt: [],
  source: [],
  reporter: [],
  nature: ['nature'],
  unitAffected: ['unitAffected'],
  course: ['what'],
  cause: ['cause'],
  casualties: [
    'deaths',
    'missing',
    'trapped',
    'seriouslyInjured',
    'slightlyInjured',
    'injured',
    'poisoned',
    'ill',
  ],
  loss: ['directLossYuan'],
  scope: ['scope', 'evacuated', 'householdsCut', 'gathered', 'areaHectares'],
  trend: ['trend'],
  measures: ['measures', 'forces'],
  leaders: ['leadersOnScene'],
  contact: ['sceneContact'],
  nextMeasures: ['nextSteps'],
  advice: ['support'],
};

/** What is not known yet is not told by saying so. */
const notKnown =
  /核实|核查中|正在(?:进一步)?(?:了解|核查|统计)|不详|不明|尚未查明|尚不清楚|未知|待查|待定|调查中/u;
/** What is told with such a mark is told. */
const marks = /（待核实）|已核实/gu;
/** How a report ends says nothing of what happened or is done. */
const closing =
  /^(?:后续|有关|相关|最新|新的?|进展)(?:情况|进展|信息)?[^，。；]{0,6}(?:续报|报告|上报|报送)$|(?:及时|随时|适时|另行|再行)续报$|^(?:特|专)此报告$|^现将.*如下[：:]?$/u;
const clockText = /\d{1,2}\s*(?:时|点)|\d{1,2}[:：]\d{2}/u;
const received = /接报|接到|获悉|接[^，。；]{1,30}(?:报告|来电|电话|报称)/u;

/** How each element is recognised where a heading does not name it. */
const spoken: Readonly<Record<ReportElement, RegExp>> = {
  time: clockText,
  place: /位于|[县区镇乡村路]|街道|大道|厂区|工业园|高速/u,
  receivedAt: clockText,
  source: /据[^，。；]{2,}(?:报|称|悉|反映|通报)|信息来源|接[^，。；]{1,30}(?:报|电)|来电|报称|报告称/u,
  reporter: /报告(?:单位|人)|报送单位/u,
  nature:
    /特别重大|重大|较大|一般|事故|火灾|爆炸|泄漏|洪涝|洪水|地震|滑坡|泥石流|塌|疫情|中毒|群体性|灾害|案件/u,
  unitAffected: /事发单位|涉事单位|涉事企业|公司|集团|学校|医院|市场|工地|厂/u,
  course: /发生|突发|经过|起火|爆炸|坍塌|侧翻|相撞|聚集/u,
  cause: /原因|起因|所致|引发|引起|造成的/u,
  casualties:
    /(?:死亡|遇难|失联|失踪|被困|受伤|重伤|轻伤|伤者|中毒|患病|送医|伤亡)[^。；]*(?:\d|[一二三四五六七八九十百两]+(?:人|名))|\d+\s*(?:人|名)[^。；]*(?:死亡|遇难|失联|失踪|被困|伤|中毒|患病)|(?:无|未造成|未发生|没有|暂无)[^。；]*伤亡/u,
  loss: /损失[^。；]*(?:\d|[一二三四五六七八九十百千万两]+元)|(?:无|未造成|没有)[^。；]*损失|倒塌[^。；]*\d|损毁[^。；]*\d/u,
  scope: /影响|波及|疏散|转移|停水|停电|停气|停供|停产|停运|中断|面积|聚集/u,
  trend: /趋势|态势|稳定|平稳|可控|蔓延|扩大|控制|次生|衍生|险情|研判|预计/u,
  measures:
    /已(?:组织|调集|调派|派出|启动|采取|赶赴|转移|疏散|开展|通知|责成|要求|成立)|赶赴|救援|处置|抢修|扑救|扑灭|搜救|救治|警戒|管控|关阀|关闭/u,
  leaders:
    /(?:书记|省长|市长|县长|区长|镇长|局长|主任|队长|领导)[^。；]*(?:到达|赶赴|赶到|到场|现场|指挥)|到场领导|(?:到达|赶赴|赶到|在)现场[^。；]*(?:书记|长|主任|领导)/u,
  contact: /现场(?:负责人|联络人|联系人|总指挥|指挥长)|联系(?:电话|方式|人)|电话[：:]?\s*\d/u,
  nextMeasures: /下一步|拟|将(?:继续|进一步|组织|适时|持续)|后续/u,
  advice: /建议|请求|恳请|请予|需要支持/u,
};

/** The heading or label above a text that makes it this element. */
const headed: Readonly<Record<ReportElement, RegExp>> = {
  time: /发生时间|事发时间|^时间/u,
  place: /地点|位置/u,
  receivedAt: /接报时间/u,
  source: /信息来源|来源/u,
  reporter: /报告(?:单位|人)/u,
  nature: /性质|类别|级别/u,
  unitAffected: /事发单位|涉事单位|单位概况/u,
  course: /经过|基本情况|概况/u,
  cause: /原因|起因/u,
  casualties: /伤亡/u,
  loss: /损失/u,
  scope: /影响|范围/u,
  trend: /趋势|态势|目前状态|目前情况/u,
  measures: /(?<!下一步|拟采取|后续)措施|处置|救援/u,
  leaders: /领导/u,
  contact: /现场(?:负责人|联络人|联系人)|联系方式/u,
  nextMeasures: /下一步|拟采取/u,
  advice: /建议|请求/u,
};

const headingStart = /^\s*(?:[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）|\d{1,2}[.．])\s*/u;
const sums = /伤亡|损失/u;

type Said = {
  readonly label: string;
  readonly clause: string;
  readonly sentence: string;
  /** False where it only says that something is not known yet. */
  readonly isKnown: boolean;
};

/** The heading over a clause and the label before it; a label that names something itself is no part of what the heading names. */
const labelOf = (heading: string, label: string): string =>
  label !== '' && reportElements.some((key) => headed[key].test(label))
    ? label
    : [heading, label].filter((one) => one !== '').join(' ');

/** What a text says, clause by clause, each with the heading or label that it stands under. */
function saidIn(text: string): readonly Said[] {
  let heading = '';
  return text.split('\n').flatMap((line) => {
    const start = headingStart.exec(line);
    const sentences = line.slice(start?.[0].length ?? 0).split(/[。；;]/u);
    let rest = sentences;
    if (start !== null) {
      heading = (sentences[0] ?? '').trim();
      // A long first sentence is a numbered paragraph, and no heading.
      if (heading.length <= 20 && !heading.includes('，')) rest = sentences.slice(1);
      else heading = '';
    }
    return rest.flatMap((sentence) =>
      sentence.split(/[，,]/u).flatMap((part): Said[] => {
        const labelled = /^([^：:]{2,10})[：:](?!\d)(.*)$/u.exec(part.trim());
        const clause = (labelled?.[2] ?? part).trim();
        const label = labelOf(heading, labelled?.[1] ?? '');
        const isKnown = !notKnown.test(part.replaceAll(marks, ''));
        return clause === '' || closing.test(clause) ? [] : [{ label, clause, sentence, isKnown }];
      }),
    );
  });
}

/** The times of day that a sentence names. */
const clocksIn = (sentence: string): number => sentence.split(clockText).length - 1;

/** The beginning of a fact's words that is looked for in a text; the rest may have been worded anew. */
const beginning = 8;

function isTold(
  key: ReportElement,
  text: string,
  said: readonly Said[],
  current: readonly KeptFact[],
  fields: IncidentFields | null,
): boolean {
  if (key === 'place' && fields !== null && fields.place.trim() !== '' && text.includes(fields.place.trim()))
    return true;
  if (key === 'reporter' && fields !== null && fields.reporter.unit.trim() !== '')
    if (text.includes(fields.reporter.unit.trim())) return true;
  if (current.some((one) => one.text.trim() !== '' && text.includes(one.text.trim().slice(0, beginning))))
    return true;
  // That something happened is said in every first line: where the course is yet to be told it has to be told there.
  const isOwed = key === 'course' && said.some(({ label, isKnown }) => !isKnown && headed.course.test(label));
  return said.some(({ label, clause, sentence, isKnown }) => {
    if (!isKnown) return false;
    // Of these a heading alone says nothing: it has to be a number, or that there were none.
    if (sums.test(label) && (key === 'casualties' || key === 'loss') && /无|未造成|没有/u.test(clause))
      return true;
    const isHeaded = label !== '' && headed[key].test(label) && key !== 'casualties' && key !== 'loss';
    if (key === 'time')
      return clocksIn(sentence) > (received.test(sentence) ? 1 : 0) + (/截至/u.test(sentence) ? 1 : 0);
    if (key === 'receivedAt')
      return clockText.test(clause) && (received.test(sentence) || headed.receivedAt.test(label));
    if (isOwed) return isHeaded;
    return isHeaded || spoken[key].test(clause) || (key === 'source' && spoken.source.test(sentence));
  });
}

/**
 * Which elements a text has. It is read as people write: by headings, labels, usual phrases, and words of the facts that are
 * known; an element of which it only says that it is being verified is not there.
 */
export function judgeElements(
  kind: ReportKind,
  text: string,
  facts: readonly KeptFact[],
  fields: IncidentFields | null,
): readonly JudgedElement[] {
  const said = saidIn(text);
  const known = [...currentFacts(facts).values()].filter((one) => !isTakenBack(one));
  return reportElements.map((key) => {
    const current = known.filter((one) => factsOfElement[key].includes(one.key));
    return {
      key,
      isRequired: requiredElements[kind].includes(key),
      isPresent: isTold(key, text, said, current, fields),
      isKnown: current.length > 0 || isFieldKnown(key, fields),
    };
  });
}

function isFieldKnown(key: ReportElement, fields: IncidentFields | null): boolean {
  if (fields === null) return false;
  switch (key) {
    case 'time':
      return fields.occurredAt !== null;
    case 'receivedAt':
      return true;
    case 'place':
      return fields.place.trim() !== '';
    case 'source':
    case 'reporter':
      return `${fields.reporter.unit}${fields.reporter.name}`.trim() !== '';
    default:
      return false;
  }
}
