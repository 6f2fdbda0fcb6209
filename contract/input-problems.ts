import type { z } from 'zod';

const mostProblems = 20;
const longestProblem = 200;

/** What is wrong with an input, part by part, short enough for a screen however large the input was. */
export const inputProblems = (error: z.ZodError): readonly string[] =>
  error.issues
    .slice(0, mostProblems)
    .map((issue) =>
      `${issue.path.join('.').slice(-longestProblem)}: ${issue.message}`
        .slice(0, longestProblem)
        .toWellFormed(),
    );
