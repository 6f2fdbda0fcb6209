import type { AbsenceRank, AbsenceRule } from '#domain/absence/rules';
import type { Words } from '../../use-words.ts';
import { daysOf } from './rules-draft.ts';

const joined = (t: Words, parts: readonly string[]): string => parts.join(t('absence:rules.and'));

/** What a rule asks for, as one sentence of its values; its own text stands beside it. */
export function ruleWords(t: Words, rule: AbsenceRule): string {
  switch (rule.kind) {
    case 'approval': {
      const words = t('absence:rules.says.approval', {
        approver: rule.approver === '' ? t('absence:rules.blank') : rule.approver,
        manner: t(`absence:rules.manner.${rule.manner}`),
      });
      return rule.needsDocument ? joined(t, [words, t('absence:rules.says.document')]) : words;
    }
    case 'lead': {
      const words = t(`absence:rules.says.lead.${rule.unit}`, { amount: rule.amount });
      return rule.paperDays === null
        ? words
        : joined(t, [words, t('absence:rules.says.paper', { days: rule.paperDays })]);
    }
    case 'stale':
      return t('absence:rules.says.stale', { days: rule.days, workdays: rule.workdays });
    case 'change':
      return rule.withinHours === null
        ? t('absence:rules.says.change')
        : t('absence:rules.says.changeWithin', { hours: rule.withinHours });
    case 'return':
      return rule.days === 0
        ? t('absence:rules.says.returnSameDay')
        : t('absence:rules.says.return', { days: rule.days });
    case 'field':
      return t('absence:rules.says.field', { field: t(`absence:field.${rule.field}`) });
    case 'report':
      return t('absence:rules.says.report', { to: rule.to === '' ? t('absence:rules.blank') : rule.to });
    default:
      return rule satisfies never;
  }
}

function lengthWords(t: Words, { overHalfDays, upToHalfDays }: AbsenceRule): string {
  const over = daysOf(overHalfDays);
  if (upToHalfDays === null) return overHalfDays === 0 ? '' : t('absence:rules.over', { days: over });
  const upTo = daysOf(upToHalfDays);
  return overHalfDays === 0
    ? t('absence:rules.upTo', { days: upTo })
    : t('absence:rules.between', { over, upTo });
}

/** Which absences a rule speaks of; the words for all where it leaves nothing out. */
export function appliesWords(t: Words, rule: AbsenceRule, ranks: readonly AbsenceRank[]): string {
  const nameOf = (id: string): string =>
    ranks.find((rank) => rank.id === id)?.name ?? t('absence:rules.goneRank');
  const parts = [
    rule.ranks.map(nameOf).join(t('absence:rules.comma')),
    rule.reaches.map((reach) => t(`absence:reach.${reach}`)).join(t('absence:rules.comma')),
    rule.kinds.map((kind) => t(`absence:kind.${kind}`)).join(t('absence:rules.comma')),
    lengthWords(t, rule),
    rule.isForHolidays ? t('absence:rules.onHolidays') : '',
  ].filter((part) => part !== '');
  return parts.length === 0 ? t('absence:rules.everybody') : parts.join(' · ');
}
