import { Button } from 'antd';
import { useState } from 'react';
import { type Intake, type IntakeId, isWithdrawal } from '#domain/office/intake';
import { useAct, useAsk } from '../../asking.ts';
import { call } from '../../call.ts';
import { useHasRole } from '../../frame/seat.tsx';
import { readableSize } from '../../parts/entry-attachments.tsx';
import { FailureNotice } from '../../parts/failure-notice.tsx';
import { ReasonDialog } from '../../parts/reason-dialog.tsx';
import { useTimes } from '../../parts/times.ts';
import { useWords } from '../../use-words.ts';
import { verdictColours } from './intake-list.tsx';
import { IntakeReport } from './intake-report.tsx';
import { isOnlyNote, problemSays } from './problem-says.ts';

function Facts({ intake }: { readonly intake: Intake }) {
  const { t } = useWords();
  const times = useTimes();
  const { manifest } = intake;
  const facts: readonly (readonly [string, string])[] = [
    [t('product:intake.fact.arrived'), times.full(intake.arrivedAt)],
    [t('product:intake.fact.due'), intake.dueAt === null ? '' : times.moment(intake.dueAt)],
    [t('product:intake.fact.manner'), t(`product:intakeManner.${intake.manner}`)],
    ...(intake.told === null
      ? []
      : ([
          [t('product:chase.told.manner'), t(`product:told.${intake.told.manner}`)],
          [t('product:chase.told.byName'), intake.told.byName],
        ] as const)),
    ...(manifest === null
      ? []
      : ([
          [t('product:intake.fact.unit'), manifest.unit.name],
          [t('product:intake.fact.sequence'), String(manifest.sequence)],
          [t('product:intake.fact.made'), times.full(manifest.madeAt)],
          [
            t('product:intake.fact.issued'),
            `${manifest.product.issuer} ${times.full(manifest.product.issuedAt)}`,
          ],
          [t('product:intake.fact.program'), manifest.program],
          [
            t('product:intake.fact.head'),
            `#${manifest.chain.head.seq} ${manifest.chain.head.hash.slice(0, 16)}…`,
          ],
          [t('product:intake.fact.key'), `${manifest.unit.publicKey.slice(0, 16)}…`],
        ] as const)),
    ...(intake.file === null
      ? []
      : ([
          [t('product:intake.fact.file'), `${intake.file.name} (${readableSize(intake.file.bytes)})`],
          ['SHA-256', intake.file.sha256 ?? ''],
        ] as const)),
  ];
  return (
    <dl className="summary-facts intake-facts">
      {facts
        .filter(([, text]) => text !== '')
        .map(([name, text]) => (
          <div key={name} className="contents">
            <dt>{name}</dt>
            <dd>{text}</dd>
          </div>
        ))}
    </dl>
  );
}

function Files({ intake }: { readonly intake: Intake }) {
  const { t } = useWords();
  const [error, setError] = useState<unknown>(undefined);
  const save = async (name: string): Promise<void> => {
    setError(undefined);
    try {
      await call('console.savePackageFile', { id: intake.id, name });
    } catch (refusal) {
      setError(refusal);
    }
  };
  if (intake.manifest === null) return null;
  return (
    <section className="intake-files" aria-label={t('product:intake.files')}>
      <h4>{t('product:intake.files')}</h4>
      <ul>
        {intake.manifest.files.map(({ name, bytes }) => (
          <li key={name}>
            <span className="grow">
              {name} <span className="quiet small">{readableSize(bytes)}</span>
            </span>
            <button
              type="button"
              className="quiet-button"
              aria-label={t('product:intake.saveFile', { name })}
              onClick={() => void save(name)}
            >
              {t('product:intake.save')}
            </button>
          </li>
        ))}
      </ul>
      <FailureNotice error={error} />
    </section>
  );
}

function Decide({ intake }: { readonly intake: Intake & { readonly version: number } }) {
  const { t } = useWords();
  const decide = useAct('office.decide');
  const [isAccepted, setAccepted] = useState<boolean | undefined>(undefined);
  return (
    <span className="actions intake-decide">
      <Button type="primary" onClick={() => setAccepted(true)}>
        {t('product:intake.accept')}
      </Button>
      <Button danger onClick={() => setAccepted(false)}>
        {t('product:intake.refuse')}
      </Button>
      {isAccepted === undefined ? null : (
        <ReasonDialog
          title={t(isAccepted ? 'product:intake.acceptTitle' : 'product:intake.refuseTitle', {
            room: intake.roomName,
            day: intake.day ?? '',
          })}
          label={t('product:intake.reason')}
          hint={t('product:intake.reasonHint')}
          isRequired
          isBusy={decide.isBusy}
          refusal={decide.refusal}
          onConfirm={async (reason) =>
            (await decide.act({ id: intake.id, version: intake.version, isAccepted, reason })) !== undefined
          }
          onClose={() => {
            decide.clear();
            setAccepted(undefined);
          }}
        />
      )}
    </span>
  );
}

/** One thing that came in: what is wrong with it, what it says of itself, the report as it reads, and its files; decided on where it waits. */
export function IntakeDetail({ id, onClose }: { readonly id: IntakeId; readonly onClose: () => void }) {
  const { t } = useWords();
  const times = useTimes();
  const isDesk = useHasRole('officer', 'chief', 'dutyLeader');
  const asked = useAsk('office.intake', { id });
  const found = asked.data?.intake.id === id ? asked.data : undefined;
  if (found === undefined) return <FailureNotice error={asked.error} />;
  const { intake, report, withdrawal, rejudgedAt } = found;
  const { decision } = intake;
  return (
    <section
      className="panel intake-detail"
      aria-label={intake.roomName === '' ? (intake.file?.name ?? '') : intake.roomName}
    >
      <header>
        <h3>
          <span className={`tag ${verdictColours[intake.verdict]}`}>
            {t(`product:verdict.${intake.verdict}`)}
          </span>{' '}
          {intake.roomName === '' ? t('product:intake.unknownRoom') : intake.roomName} {intake.day}{' '}
          {isWithdrawal(intake) ? <span className="tag red">{t('product:cell.x')}</span> : null}{' '}
          {intake.isZero ? <span className="tag blue">{t('product:kind.zero')}</span> : null}{' '}
          {intake.isLate ? <span className="tag orange">{t('product:cell.R')}</span> : null}
        </h3>
        <Button onClick={onClose}>{t('common.close')}</Button>
      </header>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a region that scrolls must be reachable by keyboard */}
      <div className="intake-body" role="region" tabIndex={0} aria-label={t('product:intake.detail')}>
        {withdrawal === null ? null : (
          <p className="report-notice">
            {t('product:intake.withdrawn', {
              time: times.moment(withdrawal.arrivedAt),
              reason: withdrawal.reason,
            })}
          </p>
        )}
        {intake.problems.length === 0 ? null : (
          <ul
            className={isOnlyNote(intake.verdict, decision) ? 'intake-problems is-note' : 'intake-problems'}
          >
            {intake.problems.map((problem, index) => (
              // oxlint-disable-next-line react/no-array-index-key -- one code can stand twice
              <li key={index}>
                <b>{t(`product:problem.${problem.code}`)}</b>
                <p>{problemSays(t, problem, intake.manifest?.sequence ?? null)}</p>
              </li>
            ))}
          </ul>
        )}
        {intake.verdict === 'held' && isDesk ? <Decide intake={intake} /> : null}
        {rejudgedAt === null ? null : (
          <p className="report-notice">
            {t(intake.verdict === 'held' ? 'product:intake.rejudgedHeld' : 'product:intake.rejudged', {
              time: times.moment(rejudgedAt),
            })}
          </p>
        )}
        {decision === null ? null : (
          <p>
            {t(decision.isAccepted ? 'product:intake.decidedYes' : 'product:intake.decidedNo', {
              name: decision.byName,
              time: times.moment(decision.at),
              reason: decision.reason,
            })}
          </p>
        )}
        {intake.told === null || intake.told.text === '' ? null : (
          <blockquote className="chase-script">{intake.told.text}</blockquote>
        )}
        {report === null ? null : <IntakeReport report={report} />}
        <Files intake={intake} />
        <Facts intake={intake} />
      </div>
    </section>
  );
}
