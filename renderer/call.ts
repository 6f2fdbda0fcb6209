import { createClient } from '#contract/client';
import type { Bridge } from '#contract/wire';

declare global {
  interface Window {
    /** Put there by preload; the only way out of the page. */
    readonly duty: Bridge;
  }
}

/** Asks the duty service, or main, and gives the answer; a refusal is a `DutyError`. */
export const call = createClient(window.duty, {
  newId: () => crypto.randomUUID(),
  wait: (milliseconds) => new Promise((resume) => setTimeout(resume, milliseconds)),
});
