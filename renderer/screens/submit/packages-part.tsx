import '../../styles/submit-own.css';
import { useState } from 'react';
import type { PackageLine } from '#contract/methods/packages';
import type { PackageId } from '#domain/package/package';
import { addDays } from '#domain/time/instant';
import { localParts } from '#domain/time/zone';
import { useAsk } from '../../asking.ts';
import { useZone } from '../../frame/seat.tsx';
import { DayPicker } from '../../parts/day-picker.tsx';
import { readableSize } from '../../parts/entry-attachments.tsx';
import { FailureNotice } from '../../parts/failure-notice.tsx';
import { useKept, useKeptParts } from '../../parts/kept.ts';
import { LineGrid } from '../../parts/line-grid.tsx';
import { productName, spanWords } from '../../parts/product-words.ts';
import { useTimes } from '../../parts/times.ts';
import { useMinute } from '../../use-now.ts';
import { useWords } from '../../use-words.ts';
import { mostProductDays, spanFault } from './list-filter.ts';
import { PackageDrawer } from './package-drawer.tsx';
import { PackageKey } from './package-key.tsx';
import { RestoredNotice } from './restored-notice.tsx';
import { PackageReceipts } from './package-receipts.tsx';
import { packageState } from './package-state.ts';
import { UntoldWithdrawals } from './untold-withdrawals.tsx';

const headings = ['no', 'day', 'product', 'made', 'size', 'to'] as const;

function LineCells({ line }: { readonly line: PackageLine }) {
  const { t } = useWords();
  const times = useTimes();
  const kind = productName(t, { kind: line.productKind, isZero: line.isZero });
  return (
    <>
      <td className="nowrap">
        <b>{line.sequence}</b>
      </td>
      <td className="nowrap">
        {line.untilDay}
        <span className="small quiet below">{spanWords(times, line)}</span>
      </td>
      <td>
        {kind}{' '}
        {line.productState === 'withdrawn' ? (
          <span className="tag">{t('product:packages.withdrawal')}</span>
        ) : null}
        <span className="small quiet below" lang="zh-CN">
          {line.title}
        </span>
      </td>
      <td className="nowrap">{times.moment(line.madeAt)}</td>
      <td className="nowrap">{readableSize(line.bytes)}</td>
      <td>
        {packageState(t, times, line).map(({ key, name, words, colour }) => (
          <span key={key} className="package-place">
            {name} <span className={`tag ${colour}`}>{words}</span>
          </span>
        ))}
      </td>
    </>
  );
}

/** 报送包: the key of this room, the packages that were made with it, and what came back. */
export function PackagesPart() {
  const { t } = useWords();
  const today = localParts(useMinute(), useZone()).day;
  const [span, setSpan] = useKeptParts('submit-packages', { fromDay: addDays(today, -60), untilDay: today });
  const [cursorId, setCursorId] = useKept<PackageId | undefined>('submit-packages-cursor', undefined);
  const [openedId, setOpenedId] = useState<PackageId | undefined>(undefined);
  const fault = spanFault(span);
  const asked = useAsk('package.list', span, { isOff: fault !== undefined });
  const lines = asked.data ?? [];
  return (
    <div className="month-part packages-part">
      <h2 className="unseen">{t('product:tab.packages')}</h2>
      <RestoredNotice />
      <UntoldWithdrawals />
      <PackageKey />
      <div className="office-bar" role="search">
        <DayPicker
          label={t('log.from')}
          day={span.fromDay}
          allowClear={false}
          onChange={(day) => (day === '' ? undefined : setSpan({ fromDay: day }))}
        />
        <DayPicker
          label={t('log.until')}
          day={span.untilDay}
          allowClear={false}
          onChange={(day) => (day === '' ? undefined : setSpan({ untilDay: day }))}
        />
        <PackageReceipts onTaken={(id) => setOpenedId(id)} />
      </div>
      <FailureNotice error={asked.error} />
      {fault === undefined ? null : (
        <div className="failure" role="alert">
          {t(`product:register.fault.${fault}`, { days: mostProductDays })}
        </div>
      )}
      {asked.data !== undefined && lines.length === 0 ? (
        <div className="empty grow">{t('product:packages.empty')}</div>
      ) : (
        <LineGrid<PackageId, PackageLine>
          name="submit-packages-scroll"
          label={t('product:tab.packages')}
          className="package-list"
          columns={headings.map((key) => ({
            key: `package-${key}`,
            heading: t(`product:packages.field.${key}`),
          }))}
          lines={lines}
          cursorId={cursorId}
          onCursor={setCursorId}
          onOpen={setOpenedId}
          cells={LineCells}
          classOf={() => undefined}
        />
      )}
      <PackageDrawer line={lines.find(({ id }) => id === openedId)} onClose={() => setOpenedId(undefined)} />
    </div>
  );
}
