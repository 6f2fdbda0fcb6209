import { Button } from 'antd';
import type { PackageLine } from '#contract/methods/packages';
import { DutyError, type ErrorCode } from '#contract/errors';
import { deskRoles } from '#domain/people/account';
import { useAct } from '../../asking.ts';
import { useHasRole } from '../../frame/seat.tsx';
import { failureWords, FailureNotice } from '../../parts/failure-notice.tsx';
import { useTimes } from '../../parts/times.ts';
import { useWords, type Words } from '../../use-words.ts';
import { dropWords, wayWords } from './package-state.ts';

type Drop = PackageLine['drops'][number];

/** What is wrong with a package by the receipt of the central office, in words. */
function problemWords(t: Words, problems: readonly string[]): string {
  // The office's program may be newer than this one and know codes that have no words here.
  const say = t as (key: string, values: { readonly defaultValue: string }) => string;
  return problems
    .map((code) => say(`product:problem.${code}`, { defaultValue: code }))
    .join(t('common.comma'));
}

function DropState({ drop }: { readonly drop: Drop }) {
  const { t } = useWords();
  const times = useTimes();
  const { receipt } = drop;
  const { words, colour } = dropWords(t, drop);
  return (
    <>
      <span className={`tag ${colour}`}>{words}</span>
      <span className="small quiet">
        {times.moment(drop.deliveredAt)}
        {receipt === null
          ? ''
          : ` ${t('product:packages.receiptOf', { office: receipt.office, time: times.moment(receipt.at) })}`}
      </span>
      {receipt === null || receipt.problems.length === 0 ? null : (
        <span className="late-words">{problemWords(t, receipt.problems)}</span>
      )}
    </>
  );
}

/** Where a package went and where it still has to go, with what can be done about each. */
export function PackageWays({ line }: { readonly line: PackageLine }) {
  const { t } = useWords();
  const times = useTimes();
  const mayAct = useHasRole(...deskRoles);
  const retry = useAct('package.retry');
  const stop = useAct('package.stop');
  return (
    <ul className="package-ways" aria-label={t('product:packages.waysOf', { no: line.sequence })}>
      {line.drops.map((drop) => (
        <li key={`${drop.destinationId} ${drop.folder} ${drop.deliveredAt}`}>
          <b>{drop.name}</b>
          {drop.destinationId === '' ? <span className="tag">{t('product:packages.byHand')}</span> : null}
          <DropState drop={drop} />
          <span className="small quiet package-folder">{drop.folder}</span>
        </li>
      ))}
      {line.ways.map((way) => {
        // The codes of a failure are those of calls.
        const failure =
          way.failure === null
            ? undefined
            : new DutyError(way.failure.code as ErrorCode, way.failure.message, way.failure.details);
        const meant = { id: line.id, destinationId: way.destinationId };
        return (
          <li key={way.destinationId}>
            <b>{way.name}</b>
            <span className={way.tries === 0 && way.nextTryAt !== null ? 'tag' : 'tag orange'}>
              {wayWords(t, times, way)}
            </span>
            {mayAct ? (
              <>
                <Button
                  size="small"
                  loading={retry.isBusy}
                  aria-label={t('product:packages.retryOf', { name: way.name })}
                  onClick={() => void retry.act(meant)}
                >
                  {t('product:packages.retry')}
                </Button>
                {way.nextTryAt === null ? null : (
                  <Button
                    size="small"
                    aria-label={t('product:packages.stopOf', { name: way.name })}
                    onClick={() => void stop.act(meant)}
                  >
                    {t('product:packages.stop')}
                  </Button>
                )}
              </>
            ) : null}
            {way.nextTryAt === null ? (
              // What went wrong before ends with its going by itself, which was stopped.
              <span className="late-words">{t('product:packages.stoppedSays')}</span>
            ) : failure === undefined ? null : (
              <span className="late-words">{failureWords(t, failure)}</span>
            )}
          </li>
        );
      })}
      {line.drops.length + line.ways.length === 0 ? (
        <li className="quiet">{t('product:packages.nowhere')}</li>
      ) : null}
      <FailureNotice error={retry.refusal ?? stop.refusal} />
    </ul>
  );
}
