import type { IsoMonth } from '#domain/rota/duty';

/** How a month reads in a language: 2026年12月. */
export const monthName = (month: IsoMonth, language: string): string =>
  new Intl.DateTimeFormat(language, { year: 'numeric', month: 'long', timeZone: 'UTC' }).format(
    new Date(`${month}-15T12:00:00.000Z`),
  );
