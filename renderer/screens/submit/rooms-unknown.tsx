import { Button } from 'antd';
import type { UnknownKey } from '#contract/methods/office';
import { useTimes } from '../../parts/times.ts';
import { useWords } from '../../use-words.ts';

/** Keys that came with a card or a package and belong to no room yet; what they call themselves is not proved. */
export function UnknownKeys({
  keys,
  onPair,
}: {
  readonly keys: readonly UnknownKey[];
  readonly onPair: ((key: UnknownKey) => void) | undefined;
}) {
  const { t } = useWords();
  const times = useTimes();
  if (keys.length === 0) return null;
  return (
    <section className="rooms-unknown" aria-label={t('product:rooms.unknown.title')}>
      <b>{t('product:rooms.unknown.title')}</b>{' '}
      <span className="quiet small">{t('product:rooms.unknown.hint')}</span>
      <ul>
        {keys.map((key) => (
          <li key={key.publicKey}>
            <span className="grow">
              <b>{key.unitName}</b>{' '}
              <span className="quiet small">
                {t('product:rooms.unknown.since', {
                  time: times.moment(key.firstSeenAt),
                  packages: key.packages,
                })}
              </span>
            </span>
            {onPair === undefined ? null : (
              <Button
                size="small"
                aria-label={t('product:rooms.pair.openOf', { name: key.unitName })}
                onClick={() => onPair(key)}
              >
                {t('product:rooms.pair.open')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
