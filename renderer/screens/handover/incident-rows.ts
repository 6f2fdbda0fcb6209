import type { IncidentAtHandover } from '#domain/shift/sheet';
import type { Instant } from '#domain/time/instant';
import { stageTitle } from '../../parts/stage-title.ts';
import type { Times } from '../../parts/times.ts';
import type { Words } from '../../use-words.ts';
import type { WatchRow } from './away-rows.ts';

/** Incidents that go on at a handover, one line for each clock that runs, or for an incident without one. */
export const incidentRows = (
  t: Words,
  times: Times,
  incidents: readonly IncidentAtHandover[],
  at: Instant,
): readonly WatchRow[] =>
  incidents.flatMap(({ id, number, title, level, stages }): readonly WatchRow[] => {
    const named = `${number} ${title} (${t(`incident:level.${level ?? 'none'}`)})`;
    if (stages.length === 0)
      return [{ key: id, text: `${named} · ${t('incident:deskSide.noClock')}`, tag: '', isLate: false }];
    return stages.map((stage) => ({
      key: `${id} ${stage.id}`,
      text: `${stageTitle(t, stage)} · ${named}`,
      tag: stage.dueAt === null ? '' : t('incident:strip.due', { time: times.moment(stage.dueAt) }),
      isLate: stage.dueAt !== null && stage.dueAt <= at,
    }));
  });
