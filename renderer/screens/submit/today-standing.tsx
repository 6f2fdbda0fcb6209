import { Button } from 'antd';
import type { ProductLine } from '#contract/methods/products';
import { deskRoles } from '#domain/people/account';
import type { ProductId } from '#domain/product/product';
import type { IsoDay } from '#domain/time/instant';
import { localParts } from '#domain/time/zone';
import { useAsk } from '../../asking.ts';
import { useHasRole } from '../../frame/seat.tsx';
import { productName, spanWords } from '../../parts/product-words.ts';
import { useTimes } from '../../parts/times.ts';
import { useWords } from '../../use-words.ts';
import { PackageWays } from './package-ways.tsx';

/** What was issued for today or today, and where it has got to. */
export function TodayStanding({
  today,
  products,
  zone,
  onSend,
  onOpen,
}: {
  readonly today: IsoDay;
  readonly products: readonly ProductLine[];
  readonly zone: string;
  readonly onSend: (id: ProductId) => void;
  readonly onOpen: (id: ProductId) => void;
}) {
  const { t } = useWords();
  const times = useTimes();
  const maySend = useHasRole(...deskRoles);
  const shown = products.filter(
    ({ untilDay, issuedAt }) => untilDay === today || localParts(issuedAt, zone).day >= today,
  );
  const first = shown.map(({ fromDay }) => fromDay).toSorted()[0] ?? today;
  const packages =
    useAsk('package.list', { fromDay: first, untilDay: today }, { isOff: shown.length === 0 }).data ?? [];
  return (
    <section className="panel" aria-label={t('product:today.standing')}>
      <header>
        <h2>{t('product:today.standing')}</h2>
        <span className="tag">{shown.length}</span>
      </header>
      {shown.length === 0 ? <div className="empty">{t('product:today.noneStanding')}</div> : null}
      {shown.map((line) => {
        const name = t('product:today.numbered', { what: productName(t, line), no: line.no });
        return (
          <article key={line.id} className="today-product" aria-label={name}>
            <div className="today-product-head">
              <b>{name}</b>
              <span className="quiet">{spanWords(times, line)}</span>
              <span className="small quiet">
                {t('product:write.issuedBy', {
                  name: line.issuerName,
                  time: times.moment(line.issuedAt),
                })}
              </span>
            </div>
            <div>
              {line.sentTo.length === 0 ? (
                <span className="tag orange">{t('product:today.notSent')}</span>
              ) : (
                <>
                  {t('product:today.sentTo', { names: line.sentTo.join(t('common.comma')) })}{' '}
                  {line.late > 0 ? (
                    <span className="tag yellow">{t('product:today.lateCount', { count: line.late })}</span>
                  ) : null}{' '}
                  {line.receipts > 0 ? (
                    <span className="tag green">{t('product:today.receipts', { count: line.receipts })}</span>
                  ) : null}
                </>
              )}
            </div>
            {packages
              .filter(({ productId }) => productId === line.id)
              .map((one) => (
                <PackageWays key={one.id} line={one} />
              ))}
            <div className="actions">
              {maySend ? (
                <Button size="small" onClick={() => onSend(line.id)}>
                  {t('product:today.send')}
                </Button>
              ) : null}
              <Button size="small" onClick={() => onOpen(line.id)}>
                {t('product:today.see')}
              </Button>
            </div>
          </article>
        );
      })}
    </section>
  );
}
