import type { EntryContent } from '#domain/log/entry';
import type { IncidentReport, ReportDelivery } from '#domain/incident/incident-report';
import { fill, incidentNouns, numeral, print } from '../documents/words.ts';
import type { Write } from '../room.ts';
import { incidentById } from '../store/incidents.ts';
import { logEntry } from './log-of-incident.ts';

const words = print.incidentReport;

/** What a report is called by its kind: 首报, 续报一, 专报2026年第3期. */
export function reportName({ fields: { kind }, ordinal, year, no }: IncidentReport): string {
  const name = fill(words.name[kind], { ordinal: numeral(ordinal) });
  return kind === 'bulletin' || kind === 'special' ? `${name}${fill(words.issueYear, { year, no })}` : name;
}

const channels = { fax: 'fax', mail: 'mail', system: 'system', paper: 'paper', message: undefined } as const;

const isTogether = (one: ReportDelivery, other: ReportDelivery): boolean =>
  one.manner === other.manner && one.sentAt === other.sentAt;

/** Writes what happens to a report into the log, where whoever does it has the desk. */
export function reportLogs(room: Write): {
  readonly sent: (report: IncidentReport, deliveries: readonly ReportDelivery[]) => void;
  readonly receipt: (report: IncidentReport, delivery: ReportDelivery) => void;
  readonly withdrawn: (report: IncidentReport, reason: string) => void;
} {
  const entryOf = ({ fields }: IncidentReport) =>
    fields.incidentId === null
      ? null
      : (incidentById(room.store.sqlite, fields.incidentId)?.incident.entryId ?? null);
  const write = (
    report: IncidentReport,
    content: Partial<EntryContent> & Pick<EntryContent, 'category' | 'content'>,
  ): void => void logEntry(room, entryOf(report), content);
  const called = (report: IncidentReport) => ({ title: report.fields.title, kind: reportName(report) });
  return {
    sent: (report, deliveries) => {
      // Sent in one go, told in one entry.
      const groups = deliveries.filter(
        (one, place) => deliveries.findIndex((other) => isTogether(one, other)) === place,
      );
      for (const first of groups) {
        const group = deliveries.filter((one) => isTogether(one, first));
        const channel = channels[first.manner];
        const receiver = group
          .map(({ receiver: name }) => name)
          .filter((name) => name !== '')
          .join(print.listComma);
        const units = group.map(({ unit }) => unit).join(print.listComma);
        write(report, {
          category: 'REPORT',
          content: fill(words.log.sent, {
            ...called(report),
            units,
            manner: incidentNouns.delivery[first.manner],
          }),
          occurredAt: first.sentAt,
          counterpart: {
            unit: units.slice(0, 200).toWellFormed(),
            name: receiver.slice(0, 100).toWellFormed(),
            post: '',
            phone: '',
          },
          fields: {
            productNo: reportName(report),
            ...(channel === undefined ? {} : { channel }),
            ...(receiver === '' ? {} : { receiver }),
            sentAt: first.sentAt,
          },
        });
      }
    },
    receipt: (report, { unit, receipt, receiptAt, confirmedBy, confirmedAt }) => {
      const by = [receipt, confirmedBy].filter((text) => text !== '').join(print.listComma);
      write(report, {
        category: 'FEEDBACK',
        content: fill(words.log.receipt, { ...called(report), unit, by: by === '' ? print.none : by }),
        occurredAt: confirmedAt ?? receiptAt,
        counterpart: { unit: unit.slice(0, 200), name: confirmedBy, post: '', phone: '' },
      });
    },
    withdrawn: (report, reason) =>
      write(report, {
        category: 'REPORT',
        content: fill(words.log.withdrawn, { ...called(report), reason }),
        fields: { productNo: reportName(report) },
      }),
  };
}
