import { z } from 'zod';
import { instant } from '#domain/time/instant';
import { command, query } from '../kinds.ts';

const desk = ['officer', 'chief', 'dutyLeader', 'admin'] as const;
const key = z.string().min(1).max(120);

/** What was typed into a form and not saved yet, kept in the store for its writer, so that no crash can take it. */
export const formMethods = {
  'form.kept': query({
    topics: ['forms', 'session'],
    allow: desk,
    input: z.strictObject({ key }),
    output: z.strictObject({ json: z.string().nullable(), savedAt: instant.nullable() }),
  }),
  'form.keep': command({
    topics: [],
    allow: desk,
    /** `json` is what the form makes of its own fields; an empty text drops it. */
    input: z.strictObject({ key, json: z.string().max(200_000) }),
    output: z.strictObject({}),
  }),
};
