import { isAbsolute } from 'node:path';
import { DutyError } from '#contract/errors';
import { assessSpan } from '../assess/assess-span.ts';
import { chainHead } from '../store/ledger.ts';
import { type Part, sessionOf, stationOf } from './part.ts';

/** How timely and complete reports were (考核). */
export const assessmentHandlers: Part<'assess.figures' | 'assess.export'> = {
  'assess.figures': (room, days) => assessSpan(room, days),
  'assess.export': (room, { folder, ...days }) => {
    if (!isAbsolute(folder)) throw new DutyError('bad-input', 'folder');
    const { unitName, zone } = stationOf(room);
    return room.jobs.startAssessmentExport(sessionOf(room), {
      paper: {
        unitName,
        zone,
        byName: sessionOf(room).personName,
        madeAt: room.now,
        head: chainHead(room.store.sqlite),
        assessment: assessSpan(room, days),
      },
      folder,
    });
  },
};
