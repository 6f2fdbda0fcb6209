import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { DutyService } from './duty-service.ts';
import type { Settings } from './settings-store.ts';

const setupState = z.object({ isSetUp: z.boolean() });

/** Remembers the folder of a store that a duty room was set up in, so that a missing drive is never taken for a first start. */
export async function rememberUsedStore(
  service: Pick<DutyService, 'ask'>,
  settings: Pick<Settings, 'usedStore' | 'rememberUsedStore'>,
  folder: string,
): Promise<void> {
  if (settings.usedStore() === folder) return;
  const call = { callId: randomUUID(), seat: 'main', method: 'setup.state', input: {} };
  const reply = await service.ask(call, 'query');
  if (reply.ok && setupState.parse(reply.output).isSetUp) settings.rememberUsedStore(folder);
}
