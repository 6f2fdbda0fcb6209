import type { Page } from '@playwright/test';
import { incidentFields } from '#domain/incident/incident';
import type { Instant } from '#domain/time/instant';
import { ask } from './ask.ts';

/** Takes in a serious incident that was received at a moment, by the call that the intake makes. */
export async function openIncident(page: Page, title: string, receivedAt: Instant): Promise<void> {
  await ask(page, 'incident.open', {
    fields: incidentFields.parse({
      title,
      kindId: '',
      place: '张店区309国道与西外环路口',
      occurredAt: null,
      isOccurredAbout: false,
      learnedAt: null,
      receivedAt,
      reporter: { unit: '张店区值班室', name: '王强', post: '值班员', phone: '0533-2345678' },
      alreadyInformed: '',
      isSensitive: false,
    }),
    facts: [],
    level: 'III',
    levelReason: '按较大事故掌握',
    entryId: null,
  });
}
