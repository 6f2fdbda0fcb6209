import { z } from 'zod';
import preset from '#presets/product' with { type: 'json' };
import { officeSetup, type OfficeSetup } from '#domain/office/setup';
import { officeSetupNow } from '../store/office-setup.ts';
import type { Sqlite } from '../store/sql.ts';

const shipped = z.object({ office: officeSetup });

/** How this room works as a central office now, with the number that a change has to name; 0 while the preset holds. */
export const officeSetupOf = (sqlite: Sqlite): { readonly setup: OfficeSetup; readonly version: number } =>
  officeSetupNow(sqlite) ?? { setup: shipped.parse(preset).office, version: 0 };
