import type { IncidentSetup } from '#domain/incident/setup';
import { incidentSetup } from '#domain/incident/setup';
import preset from '#presets/incident' with { type: 'json' };
import type { Read, Write } from '../room.ts';
import { incidentSetupAt, incidentSetupNow, listIncidentSetup } from '../store/incident-setup.ts';

let read: IncidentSetup | undefined;

/** The set-up that ships with the program. */
export function presetSetup(): IncidentSetup {
  read ??= incidentSetup.parse(preset);
  return read;
}

/** The set-up that holds now, and how often it was changed; 0 while it is the one that ships. */
export function setupNow(room: Read): { readonly setup: IncidentSetup; readonly version: number } {
  return incidentSetupNow(room.store.sqlite) ?? { setup: presetSetup(), version: 0 };
}

/** The record of the set-up that a new incident goes by; the first incident writes down the one that ships. */
export function setupSeqNow(room: Write): number {
  const known = incidentSetupNow(room.store.sqlite);
  if (known !== undefined) return known.seq;
  const record = room.append('incident-setup', { setup: presetSetup() });
  listIncidentSetup(room.store.sqlite, record);
  return record.seq;
}

/** The set-up that an incident goes by, which no later change of rules touches. */
export function setupOf(room: Read, seq: number): IncidentSetup {
  const setup = incidentSetupAt(room.store.sqlite, seq);
  if (setup === undefined) throw new RangeError(`no set-up in record ${seq}`);
  return setup;
}
