import type { RosterRule } from '#domain/period/period';
import type { SuperiorBody, TableColumn, TableForm } from '#domain/period/setup';
import { tableColumn } from '#domain/period/setup';
import { clockTime } from '#domain/time/instant';
import type { DueExample } from './setup-presets.ts';

/** What a rule for the table begins with; every number of it is the unit's to set. */
const firstRoster: RosterRule = { daysBefore: 3, at: clockTime.parse('17:00'), urgentHours: 4 };

/** What a body asks for where it asks for the table at all. */
export const rosterOf = ({ roster }: Pick<SuperiorBody, 'roster'>): RosterRule => roster ?? firstRoster;

/** A body that asks for what a published rule asks for; what the rule does not say stays. */
export function withExample(body: SuperiorBody, example: DueExample): SuperiorBody {
  if (example.what === 'daily') return { ...body, daily: { at: example.at } };
  const roster = rosterOf(body);
  return {
    ...body,
    roster: { ...roster, daysBefore: example.daysBefore, at: example.at ?? roster.at },
  };
}

/** Columns that a table could have and has not, in the usual order. */
export const freeColumns = ({ columns }: Pick<TableForm, 'columns'>): readonly TableColumn[] =>
  tableColumn.options.filter((key) => columns.every((column) => column.key !== key));
