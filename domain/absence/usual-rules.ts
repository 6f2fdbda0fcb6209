import type { ClockTime } from '../time/instant.ts';
import type { AbsencePreset, AbsenceRules } from './rules.ts';

// Times by their form.
const at = (time: string): ClockTime => time as ClockTime;

/** A room in which nobody has said yet by which rules absences are reported: ranks and parts of the day, and no rule. */
export const usualAbsenceRules: AbsenceRules = {
  id: '',
  name: '',
  source: '',
  note: '',
  ranks: [
    { id: 'head', name: '主要负责人', isLeader: true },
    { id: 'deputy', name: '班子成员', isLeader: true },
    { id: 'middle', name: '中层负责人', isLeader: false },
    { id: 'staff', name: '工作人员', isLeader: false },
  ],
  usualRank: 'staff',
  recipients: [],
  rules: [],
  keepsHeadsApart: true,
  floor: 0,
  checksActing: true,
  graceMinutes: 0,
  dayParts: { morning: at('08:30'), afternoon: at('12:00'), evening: at('18:00') },
  people: [],
  heads: [],
};

/** The rules of a room after it took over a preset: its people, heads and parts of the day stay; ranks that are gone fall back to the usual one. */
export function withPreset(rules: AbsenceRules, preset: AbsencePreset): AbsenceRules {
  const known = new Set(preset.ranks.map(({ id }) => id));
  return {
    ...preset,
    dayParts: rules.dayParts,
    people: rules.people.filter(({ rankId }) => known.has(rankId)),
    heads: rules.heads,
  };
}

/** The rank of somebody by the rules of a room. */
export function rankOf(rules: AbsenceRules, personId: string): AbsenceRules['ranks'][number] | undefined {
  const id = rules.people.find((one) => one.personId === personId)?.rankId ?? rules.usualRank;
  return rules.ranks.find((rank) => rank.id === id);
}
