import type { Output } from '#contract/methods';
import { useAsk } from '../../asking.ts';
import { announce } from '../../frame/events.ts';
import { useTimes } from '../../parts/times.ts';
import { useWords } from '../../use-words.ts';

const colours = { off: '', watching: 'green', missing: 'red', unreadable: 'red', silent: 'red' } as const;

/** How the watched directory stands, and files in it that cannot be taken yet. */
export function IntakeInbox({
  inbox,
  folder,
}: {
  readonly inbox: Output<'office.setup'>['inbox'];
  readonly folder: string;
}) {
  const { t } = useWords();
  const times = useTimes();
  const own = useAsk('package.key', {}).data;
  return (
    <section className="panel intake-inbox" aria-label={t('product:intake.inbox.title')}>
      <b>{t('product:intake.inbox.title')}</b>{' '}
      <span className={`tag ${colours[inbox.state]}`}>{t(`product:intake.inbox.${inbox.state}`)}</span>{' '}
      {folder === '' ? (
        <span className="quiet small">{t('product:intake.inbox.none')}</span>
      ) : (
        <>
          <span className="hash">{folder}</span>{' '}
          {inbox.lookedAt === null ? null : (
            <span className="quiet small">
              {t('product:intake.inbox.looked', { time: times.clock(inbox.lookedAt) })}
            </span>
          )}
        </>
      )}
      {inbox.state === 'missing' || inbox.state === 'unreadable' || inbox.state === 'silent' ? (
        <p className="small" role="alert">
          {t(`product:intake.inbox.noWay.${inbox.state}`)}
        </p>
      ) : null}
      {folder !== '' && own?.key === null ? (
        <p className="small">
          {t('product:intake.inbox.noKey')}{' '}
          <button
            type="button"
            className="link-button"
            onClick={() => announce('show-submit', { tab: 'packages' })}
          >
            {t('product:packages.toKey')}
          </button>
        </p>
      ) : null}
      {inbox.waiting.length === 0 ? null : (
        <ul className="intake-waiting">
          {inbox.waiting.slice(0, 5).map(({ name, since }) => (
            <li key={name}>{t('product:intake.inbox.waiting', { name, time: times.clock(since) })}</li>
          ))}
          {inbox.waiting.length > 5 ? (
            <li>{t('product:intake.inbox.more', { count: inbox.waiting.length - 5 })}</li>
          ) : null}
        </ul>
      )}
    </section>
  );
}
