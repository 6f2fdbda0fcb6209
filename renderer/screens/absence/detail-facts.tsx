import type { ReactNode } from 'react';
import type { AbsenceFull } from '#contract/methods/absence-nouns';
import { absenceFields, type AbsenceFields } from '#domain/absence/absence';
import { useTimes } from '../../parts/times.ts';
import { useWords } from '../../use-words.ts';
import type { AbsenceWords } from './absence-words.ts';

const joined = (...texts: readonly string[]): string => texts.filter((text) => text !== '').join('  ');

function Approval({ approval }: { readonly approval: NonNullable<AbsenceFull['approval']> }) {
  const { t } = useWords();
  const times = useTimes();
  const { name, post, at, manner, documentNo } = approval;
  return (
    <>{joined(name, post, times.full(at).slice(0, 16), t(`absence:approvalManner.${manner}`), documentNo)}</>
  );
}

/** Everything the form says, with who approved it, who was told, and the return. */
export function DetailFacts({
  absence,
  words,
}: {
  readonly absence: AbsenceFull;
  readonly words: AbsenceWords;
}) {
  const { t } = useWords();
  const times = useTimes();
  const { fields, approval, reports, returned } = absence;
  const missing = <span className="tag missing">{t('trade:missing')}</span>;
  const rows: (readonly [string, ReactNode])[] = [
    [t('absence:field.person'), joined(absence.personName, absence.personPost)],
    ...absenceFields
      .keyof()
      .options.filter((part) => part !== 'personId')
      .flatMap((part: keyof AbsenceFields): (readonly [string, ReactNode])[] => [
        [words.label(part), words.said(fields, part) || <span className="quiet">{t('common.none')}</span>],
        ...(part === 'until' ? [[t('absence:field.days'), words.days(absence.halfDays)] as const] : []),
      ]),
    [
      t('absence:field.approver'),
      approval === null ? missing : <Approval key="approval" approval={approval} />,
    ],
    [
      t('absence:act.reported'),
      reports.length === 0 ? (
        missing
      ) : (
        <ul key="reports" className="plain-list">
          {reports.map((report) => (
            <li key={JSON.stringify([report.at, report.to, report.manner])}>
              {joined(
                report.to,
                times.full(report.at).slice(0, 16),
                t(`absence:reportManner.${report.manner}`),
                report.receivedBy === '' ? '' : t('absence:detail.received', { name: report.receivedBy }),
                report.note,
              )}
            </li>
          ))}
        </ul>
      ),
    ],
    ...(returned === null
      ? []
      : [
          [
            t('absence:act.returned'),
            t('absence:detail.returnedAt', {
              at: times.full(returned.at).slice(0, 16),
              recorded: times.full(returned.recordedAt).slice(0, 16),
            }),
          ] as const,
        ]),
  ];
  return (
    <section aria-label={t('absence:form.title')}>
      <h2>{t('absence:form.title')}</h2>
      <dl className="facts">
        {rows.map(([label, value]) => (
          <div key={label} className="contents">
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
