import { rotaVersion } from '#contract/methods/rota-nouns';
import { swapKind, swapState } from '#domain/rota/swap';
import type { Words } from '../../use-words.ts';
import { type Body, bodyOf, listOf, textOf } from './body-parts.ts';

/** A month and its version as they are named where a rota was looked at or exported; version 0 is a draft. */
export function rotaNamed(t: Words, month: string, version: string): string {
  return version === '0'
    ? t('office:audit.rota.draft', { month })
    : t('office:audit.rota.version', { month, version });
}

/** A published version of a month. */
export function versionWords(t: Words, body: Body): string {
  const cause = rotaVersion.shape.cause.safeParse(body['cause']).data;
  return [
    rotaNamed(t, textOf(body['month']), textOf(body['version'])),
    cause === undefined ? textOf(body['cause']) : t(`office:audit.rota.cause.${cause}`),
    t('office:audit.rota.effective', { day: textOf(body['effectiveDay']) }),
    t('office:audit.rota.changes', { count: listOf(body['changes']).length }),
    textOf(body['reason']),
  ]
    .filter((part) => part !== '')
    .join('  ');
}

/** A step of a request to change a published rota. */
export function swapWords(t: Words, body: Body): string {
  const request = bodyOf(body['request']);
  const kind = swapKind.safeParse(request['kind']).data;
  const state = swapState.safeParse(body['state']).data;
  const days = [request['give'], request['take']].map((place) => textOf(bodyOf(place)['day']));
  return [
    kind === undefined ? textOf(request['kind']) : t(`office:audit.rota.cause.${kind}`),
    state === undefined ? textOf(body['state']) : t(`office:audit.rota.state.${state}`),
    `${textOf(body['byName'])} → ${textOf(body['withName'])}`,
    days.filter((day) => day !== '').join(' ↔ '),
    textOf(request['reason']),
    textOf(body['note']),
  ]
    .filter((part) => part !== '')
    .join('  ');
}

/** How duty is organised after a change. */
export function rotaSetupWords(t: Words, setup: Body): string {
  const namesIn = (value: unknown): string =>
    listOf(value)
      .map((one) => textOf(bodyOf(one)['name']))
      .join('、') || t('office:audit.nothing');
  return t('office:audit.rota.setup', {
    groups: namesIn(setup['groups']),
    posts: namesIn(setup['posts']),
  });
}

/** Who was planned at the desk and did not come. */
export function offPlanWords(t: Words, offPlan: Body): string {
  const names = listOf(offPlan['missing']).map((one) => textOf(bodyOf(one)['name']));
  const reason = textOf(offPlan['reason']) || t('office:audit.nothing');
  return t('office:audit.offPlan', { names: names.join('、'), reason });
}
