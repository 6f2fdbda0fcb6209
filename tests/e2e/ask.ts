import type { Page } from '@playwright/test';
import type { Input, MethodName, Output } from '#contract/methods';
import { callFrom } from '../helpers/e2e-console.ts';

/** Makes a call from inside the window that has to succeed, and gives its answer. */
export async function ask<M extends MethodName>(page: Page, method: M, input: Input<M>): Promise<Output<M>> {
  const reply = await callFrom(page, method, input);
  if (!reply.ok) throw new Error(`${method}: ${reply.code} ${reply.message} ${reply.details.join(' ')}`);
  return reply.output as Output<M>;
}
