import '../../styles/submit-own.css';
import { Checkbox, Select } from 'antd';
import { useEffect } from 'react';
import type { ProductLine } from '#contract/methods/products';
import { productKind, type ProductId } from '#domain/product/product';
import { addDays } from '#domain/time/instant';
import { localParts } from '#domain/time/zone';
import { useAsk } from '../../asking.ts';
import { hear } from '../../frame/events.ts';
import { useZone } from '../../frame/seat.tsx';
import { DayPicker } from '../../parts/day-picker.tsx';
import { FailureNotice } from '../../parts/failure-notice.tsx';
import { useKept, useKeptParts } from '../../parts/kept.ts';
import { LineGrid } from '../../parts/line-grid.tsx';
import { productName, spanWords } from '../../parts/product-words.ts';
import { useTimes } from '../../parts/times.ts';
import { useMinute } from '../../use-now.ts';
import { useWords } from '../../use-words.ts';
import { filterProducts, mostProductDays, type ProductFilter, spanFault } from './list-filter.ts';
import { ProductDrawer } from './product-drawer.tsx';

const headings = ['day', 'kind', 'title', 'issued', 'sentTo', 'state'] as const;

function LineCells({ line }: { readonly line: ProductLine }) {
  const { t } = useWords();
  const times = useTimes();
  return (
    <>
      <td className="nowrap">
        {line.untilDay}
        <span className="small quiet below">{spanWords(times, line)}</span>
      </td>
      <td>
        {productName(t, line)}
        <span className="small quiet below">
          {t('product:register.no', { year: line.year, no: line.no })}
        </span>
      </td>
      <td lang="zh-CN">
        {line.title}
        {line.incidents === 0 ? null : (
          <span className="small below">{t('product:register.incidents', { count: line.incidents })}</span>
        )}
      </td>
      <td>
        {line.issuerName}
        <span className="small quiet below">{times.moment(line.issuedAt)}</span>
      </td>
      <td>
        {line.sentTo.length === 0 ? (
          <span className="quiet">{t('product:today.notSent')}</span>
        ) : (
          line.sentTo.join(t('common.comma'))
        )}
      </td>
      <td>
        <span className={line.state === 'issued' ? 'tag green' : 'tag'}>
          {t(`product:state.${line.state}`)}
        </span>
        {line.late === 0 ? null : (
          <span className="tag yellow">{t('product:today.lateCount', { count: line.late })}</span>
        )}
        {line.receipts === 0 ? null : (
          <span className="tag blue">{t('product:today.receipts', { count: line.receipts })}</span>
        )}
      </td>
    </>
  );
}

/** 台账: every product of some days, narrowed as one likes; filters, cursor and scroll are kept. */
export function ListPart() {
  const { t } = useWords();
  const today = localParts(useMinute(), useZone()).day;
  const [filter, change] = useKeptParts<ProductFilter>('submit-list', {
    fromDay: addDays(today, -60),
    untilDay: today,
    kind: null,
    isZeroOnly: false,
    withWithdrawn: true,
  });
  const [cursorId, setCursorId] = useKept<ProductId | undefined>('submit-list-cursor', undefined);
  const [openedId, setOpenedId] = useKept<ProductId | undefined>('submit-list-opened', undefined);
  useEffect(
    () =>
      hear('show-submit', ({ tab, id }) =>
        tab === 'list' && id !== undefined ? setOpenedId(id) : undefined,
      ),
    [setOpenedId],
  );
  const fault = spanFault(filter);
  const { fromDay, untilDay, kind } = filter;
  const asked = useAsk('product.list', { fromDay, untilDay, kind }, { isOff: fault !== undefined });
  const lines = filterProducts(asked.data ?? [], filter);
  return (
    <div className="month-part">
      <h2 className="unseen">{t('product:tab.list')}</h2>
      <div className="office-bar" role="search">
        <Select
          allowClear
          className="product-kind"
          aria-label={t('product:register.field.kind')}
          placeholder={t('product:register.allKinds')}
          value={kind}
          options={productKind.options.map((value) => ({ value, label: t(`product:kind.${value}`) }))}
          onChange={(next) => change({ kind: next ?? null })}
        />
        <DayPicker
          label={t('log.from')}
          day={fromDay}
          allowClear={false}
          onChange={(day) => (day === '' ? undefined : change({ fromDay: day }))}
        />
        <DayPicker
          label={t('log.until')}
          day={untilDay}
          allowClear={false}
          onChange={(day) => (day === '' ? undefined : change({ untilDay: day }))}
        />
        <Checkbox
          checked={filter.isZeroOnly}
          onChange={(event) => change({ isZeroOnly: event.target.checked })}
        >
          {t('product:register.zeroOnly')}
        </Checkbox>
        <Checkbox
          checked={filter.withWithdrawn}
          onChange={(event) => change({ withWithdrawn: event.target.checked })}
        >
          {t('product:register.withWithdrawn')}
        </Checkbox>
      </div>
      <FailureNotice error={asked.error} />
      {fault === undefined ? null : (
        <div className="failure" role="alert">
          {t(`product:register.fault.${fault}`, { days: mostProductDays })}
        </div>
      )}
      {asked.data !== undefined && lines.length === 0 ? (
        <div className="empty grow">
          {t(asked.data.length === 0 ? 'product:register.empty' : 'product:register.notFound')}
        </div>
      ) : (
        <LineGrid<ProductId, ProductLine>
          name="submit-list-scroll"
          label={t('product:tab.list')}
          className="product-list"
          columns={headings.map((key) => ({
            key: `product-${key}`,
            heading: t(`product:register.field.${key}`),
          }))}
          lines={lines}
          cursorId={cursorId}
          onCursor={setCursorId}
          onOpen={setOpenedId}
          cells={LineCells}
          classOf={({ state }) => (state === 'withdrawn' ? 'is-cancelled' : undefined)}
        />
      )}
      <footer className="office-foot quiet small">
        {t('product:register.count', {
          count: lines.length,
          zero: lines.filter(({ isZero }) => isZero).length,
          late: lines.filter(({ late }) => late > 0).length,
        })}
      </footer>
      <ProductDrawer id={openedId} onClose={() => setOpenedId(undefined)} />
    </div>
  );
}
