import type { z } from 'zod';
import type { Shape } from './kinds.ts';
import { absenceMethods } from './methods/absence.ts';
import { backupMethods } from './methods/backup.ts';
import { calendarMethods } from './methods/calendar.ts';
import { callOutMethods } from './methods/call-outs.ts';
import { checkMethods } from './methods/checks.ts';
import { desktopMethods } from './methods/desktop.ts';
import { formMethods } from './methods/forms.ts';
import { incidentMethods } from './methods/incident.ts';
import { incidentReportMethods } from './methods/incident-reports.ts';
import { logMethods } from './methods/log.ts';
import { officeMethods } from './methods/office.ts';
import { packageMethods } from './methods/packages.ts';
import { periodMethods } from './methods/period.ts';
import { peopleMethods } from './methods/people.ts';
import { productMethods } from './methods/products.ts';
import { recordMethods } from './methods/records.ts';
import { rescueMethods } from './methods/rescue.ts';
import { rotaMethods } from './methods/rota.ts';
import { shiftMethods } from './methods/shifts.ts';

type Methods = typeof peopleMethods &
  typeof logMethods &
  typeof shiftMethods &
  typeof rotaMethods &
  typeof absenceMethods &
  typeof periodMethods &
  typeof callOutMethods &
  typeof incidentMethods &
  typeof incidentReportMethods &
  typeof checkMethods &
  typeof productMethods &
  typeof packageMethods &
  typeof officeMethods &
  typeof formMethods &
  typeof recordMethods &
  typeof calendarMethods &
  typeof backupMethods &
  typeof rescueMethods &
  typeof desktopMethods;

/** All that a screen may ask; the one contract between the windows, the main process and the duty service. */
export const methods: Methods = {
  ...peopleMethods,
  ...logMethods,
  ...shiftMethods,
  ...rotaMethods,
  ...absenceMethods,
  ...periodMethods,
  ...callOutMethods,
  ...incidentMethods,
  ...incidentReportMethods,
  ...checkMethods,
  ...productMethods,
  ...packageMethods,
  ...officeMethods,
  ...formMethods,
  ...recordMethods,
  ...calendarMethods,
  ...backupMethods,
  ...rescueMethods,
  ...desktopMethods,
} satisfies Record<string, Shape>;

/** The name of a call. */
export type MethodName = keyof Methods;

/** Names of calls of one kind. */
export type NameOf<K extends 'query' | 'command' | 'desktop'> = {
  [M in MethodName]: Methods[M]['kind'] extends K ? M : never;
}[MethodName];

/** The name of a question that is answered when its file is ready. */
export type SlowMethod = {
  [M in MethodName]: Methods[M] extends { readonly isSlow: true } ? M : never;
}[MethodName];

/** What a call takes. */
export type Input<M extends MethodName> = z.output<Methods[M]['input']>;

/** What a call gives. */
export type Output<M extends MethodName> = z.output<Methods[M]['output']>;

/** True where `name` is a call of the contract, inherited names excluded. */
export const isMethodName = (name: string): name is MethodName => Object.hasOwn(methods, name);

/** The name of a call that is answered only while the store does not open. */
export type RescueMethod = keyof typeof rescueMethods;
