import type { Input } from '#contract/methods';
import { accountName, isGuessable, newPassword } from '#domain/people/account';
import { type PastedPeople, readPastedPeople } from '#domain/people/pasted-people';
import { personFields } from '#domain/people/person';
import usualThings from '#presets/handover' with { type: 'json' };
import {
  readStation,
  type ShiftNames,
  type StationDraft,
  type StationReading,
} from '../../parts/station-draft.ts';

/** Everything that is typed during the first run. */
export type SetupDraft = {
  readonly station: StationDraft;
  readonly name: string;
  readonly account: string;
  readonly password: string;
  readonly again: string;
  readonly standsDuty: boolean;
  readonly pasted: string;
};

/** The parts of the first administrator that can be wrong, and how. */
export type AdminProblems = {
  readonly name?: 'required' | 'tooLong';
  readonly account?: 'account';
  readonly password?: 'password' | 'guessable';
  readonly again?: 'notEqual';
};

/** What the typed words mean so far, with the problems of each step. */
export type SetupReading = {
  readonly station: StationReading;
  readonly admin: AdminProblems;
  readonly people: PastedPeople;
};

/** The first run before anything is typed. */
export const blankSetup: SetupDraft = {
  station: {
    unitName: '',
    centralOffice: '',
    zone: 'Asia/Shanghai',
    dayStart: '08:30',
    kind: 'whole-day',
    own: [],
    keptNames: {},
    idleLockMinutes: '15',
    lateEntryMinutes: '30',
    reliefGraceMinutes: '15',
    retentionLabel: '',
    equipment: usualThings.equipment.join('、'),
    things: usualThings.things.join('、'),
  },
  name: '',
  account: 'admin',
  password: '',
  again: '',
  standsDuty: true,
  pasted: '',
};

function adminProblems(draft: SetupDraft): AdminProblems {
  const { name, account, password, again } = draft;
  const isName = personFields.shape.name.safeParse(name).success;
  const isLong = newPassword.safeParse(password).success;
  return {
    ...(isName ? {} : { name: name.trim() === '' ? ('required' as const) : ('tooLong' as const) }),
    ...(accountName.safeParse(account.trim()).success ? {} : { account: 'account' as const }),
    ...(isLong ? {} : { password: 'password' as const }),
    ...(isLong && isGuessable(password, account.trim()) ? { password: 'guessable' as const } : {}),
    ...(password === again ? {} : { again: 'notEqual' as const }),
  };
}

/** Reads everything that was typed. */
export const readSetup = (draft: SetupDraft, names: ShiftNames): SetupReading => ({
  station: readStation(draft.station, names),
  admin: adminProblems(draft),
  people: readPastedPeople(draft.pasted),
});

/** True where a step, counted from 0, has nothing left to put right; lines of people that cannot be read stop nobody. */
export function isStepDone(reading: SetupReading, step: number): boolean {
  if (step === 0) return reading.station.station !== undefined;
  return step !== 1 || Object.keys(reading.admin).length === 0;
}

/** What the service is told at the end; undefined while something is missing. */
export function setupInput(
  draft: SetupDraft,
  reading: SetupReading,
  retentionLabel: string,
): Input<'setup.complete'> | undefined {
  const { station } = reading.station;
  if (station === undefined || !isStepDone(reading, 1)) return undefined;
  return {
    station: { ...station, retentionLabel },
    admin: {
      name: draft.name.trim(),
      account: draft.account.trim(),
      password: draft.password,
      standsDuty: draft.standsDuty,
    },
    people: [...reading.people.people],
  };
}
