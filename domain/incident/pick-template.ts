import type { IncidentSetup, IncidentTemplate, TemplateUse } from './setup.ts';
import type { IncidentClass } from './taxonomy.ts';

/** The template of a use for a class: the first that is for this class or for every one; undefined where the unit wrote none. */
export const pickTemplate = (
  { templates }: Pick<IncidentSetup, 'templates'>,
  use: TemplateUse,
  of: IncidentClass | null,
): IncidentTemplate | undefined =>
  templates.find(
    (one) => one.use === use && (one.classes.length === 0 || (of !== null && one.classes.includes(of))),
  );
