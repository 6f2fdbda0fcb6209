import type { Handlers } from '#contract/dispatch';
import type { Read, ServiceMethod, Write } from '../room.ts';
import { absenceHandlers } from './absence.ts';
import { absencePaperHandlers } from './absence-papers.ts';
import { absenceViewHandlers } from './absence-views.ts';
import { accountHandlers } from './accounts.ts';
import { assessmentHandlers } from './assessment.ts';
import { backupHandlers } from './backup.ts';
import { calendarHandlers } from './calendar.ts';
import { checkHandlers } from './checks.ts';
import { draftHandlers } from './drafts.ts';
import { handoverPaperHandlers } from './handover-paper.ts';
import { formHandlers } from './forms.ts';
import { incidentCallHandlers } from './incident-calls.ts';
import { incidentSetupHandlers } from './incident-setup.ts';
import { incidentStageHandlers } from './incident-stages.ts';
import { incidentHandlers } from './incidents.ts';
import { incidentAlarmHandlers } from './incident-alarms.ts';
import { incidentScriptHandlers } from './incident-scripts.ts';
import { incidentReportHandlers } from './incident-reports.ts';
import { incidentReportPaperHandlers } from './incident-report-papers.ts';
import { logHandlers } from './log.ts';
import { logChangeHandlers } from './log-changes.ts';
import { packageHandlers } from './packages.ts';
import { packageKeyHandlers } from './package-keys.ts';
import { peopleHandlers } from './people.ts';
import { callOutHandlers } from './call-outs.ts';
import { periodPaperHandlers } from './period-papers.ts';
import { periodPlanHandlers } from './period-plans.ts';
import { periodReportHandlers } from './period-reports.ts';
import { periodSetupHandlers } from './period-setup.ts';
import { periodViewHandlers } from './period-views.ts';
import { periodHandlers } from './periods.ts';
import { phraseHandlers } from './phrases.ts';
import { productPaperHandlers } from './product-papers.ts';
import { productReviewHandlers } from './product-reviews.ts';
import { recordHandlers } from './records.ts';
import { productHandlers } from './products.ts';
import { officeViewHandlers } from './office-views.ts';
import { rotaDraftHandlers } from './rota-drafts.ts';
import { rotaMonthHandlers } from './rota-month.ts';
import { rotaPaperHandlers } from './rota-papers.ts';
import { rotaPublishedHandlers } from './rota-published.ts';
import { rotaSetupHandlers } from './rota-setup.ts';
import { rotaSwapHandlers } from './rota-swaps.ts';
import { officeIntakeHandlers } from './office-intakes.ts';
import { officeKeyHandlers } from './office-keys.ts';
import { officeRoomHandlers } from './office-rooms.ts';
import { sessionHandlers } from './session.ts';
import { shiftMemberHandlers } from './shift-members.ts';
import { shiftHandlers } from './shifts.ts';
import { stationHandlers } from './station.ts';

/** Every call that the duty service answers. */
export const handlers: Handlers<ServiceMethod, Read, Write> = {
  ...sessionHandlers,
  ...stationHandlers,
  ...peopleHandlers,
  ...accountHandlers,
  ...logHandlers,
  ...logChangeHandlers,
  ...draftHandlers,
  ...phraseHandlers,
  ...shiftHandlers,
  ...shiftMemberHandlers,
  ...handoverPaperHandlers,
  ...recordHandlers,
  ...calendarHandlers,
  ...backupHandlers,
  ...rotaSetupHandlers,
  ...rotaDraftHandlers,
  ...rotaMonthHandlers,
  ...rotaPublishedHandlers,
  ...rotaPaperHandlers,
  ...rotaSwapHandlers,
  ...absenceHandlers,
  ...absenceViewHandlers,
  ...absencePaperHandlers,
  ...periodSetupHandlers,
  ...periodHandlers,
  ...periodPlanHandlers,
  ...periodViewHandlers,
  ...periodReportHandlers,
  ...periodPaperHandlers,
  ...callOutHandlers,
  ...incidentScriptHandlers,
  ...checkHandlers,
  ...assessmentHandlers,
  ...incidentSetupHandlers,
  ...incidentReportHandlers,
  ...incidentReportPaperHandlers,
  ...incidentHandlers,
  ...incidentStageHandlers,
  ...incidentAlarmHandlers,
  ...incidentCallHandlers,
  ...formHandlers,
  ...productPaperHandlers,
  ...packageKeyHandlers,
  ...packageHandlers,
  ...productHandlers,
  ...productReviewHandlers,
  ...officeRoomHandlers,
  ...officeKeyHandlers,
  ...officeIntakeHandlers,
  ...officeViewHandlers,
};
