import { useInfiniteQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useWords } from '../../use-words.ts';
import type { Output } from '#contract/methods';
import { useAsk } from '../../asking.ts';
import { call } from '../../call.ts';
import { FailureNotice } from '../../parts/failure-notice.tsx';
import { useKept } from '../../parts/kept.ts';
import { useTimes } from '../../parts/times.ts';
import { type AuditGroup, auditGroups, detailWords, kindWords } from './audit-words.ts';

const pageSize = 60;
// The keys of the table are its groups.
const groups = Object.keys(auditGroups) as readonly AuditGroup[];

function AuditRow({
  line,
  accountNames,
}: {
  readonly line: Output<'audit.page'>['lines'][number];
  readonly accountNames: ReadonlyMap<string, string>;
}) {
  const { t } = useWords();
  const times = useTimes();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <tr>
        <td className="number quiet small">{line.seq}</td>
        <td className="nowrap">{times.full(line.at)}</td>
        <td className="who">{line.byName === '' ? '—' : line.byName}</td>
        <td className="nowrap">{kindWords(t, line.kind)}</td>
        <td>{detailWords(t, line.kind, line.detail, line.before, accountNames)}</td>
        <td>
          <button
            type="button"
            className="quiet-button"
            aria-expanded={isOpen}
            aria-label={t('office:audit.rawOf', { seq: line.seq })}
            onClick={() => setOpen(!isOpen)}
          >
            {t('office:audit.raw')}
          </button>
        </td>
      </tr>
      {isOpen ? (
        <tr>
          <td colSpan={6} className="hash raw">
            {line.detail}
          </td>
        </tr>
      ) : null}
    </>
  );
}

/** What happened to the store beside the entries of the log, newest first, read page by page. */
export function AuditPart() {
  const { t } = useWords();
  const [chosen, setChosen] = useKept<readonly AuditGroup[]>('audit-groups', []);
  const accounts = useAsk('accounts.all', {}).data ?? [];
  const accountNames = new Map(
    accounts.map((account) => [String(account.id), `${account.personName} (${account.name})`]),
  );
  const kinds = chosen.flatMap((group) => [...auditGroups[group]]);
  const pages = useInfiniteQuery({
    queryKey: ['audit.page', { kinds }],
    queryFn: ({ pageParam }) => call('audit.page', { before: pageParam, limit: pageSize, kinds }),
    initialPageParam: null as number | null,
    getNextPageParam: (page) => page.nextBefore,
  });
  const lines = pages.data?.pages.flatMap((page) => page.lines) ?? [];
  const toggle = (group: AuditGroup): void =>
    setChosen(chosen.includes(group) ? chosen.filter((known) => known !== group) : [...chosen, group]);

  return (
    <>
      <fieldset className="part-bar bare" aria-label={t('office:audit.filter')}>
        {groups.map((group) => (
          <button
            key={group}
            type="button"
            className="toggle"
            aria-pressed={chosen.includes(group)}
            onClick={() => toggle(group)}
          >
            {t(`office:audit.group.${group}`)}
          </button>
        ))}
        <span className="quiet small grow">{t('office:audit.explain')}</span>
      </fieldset>
      <FailureNotice error={pages.error} />
      {pages.data !== undefined && lines.length === 0 ? (
        <div className="empty">{t('office:audit.empty')}</div>
      ) : null}
      {lines.length === 0 ? null : (
        <table className="plain-table lined audit-table">
          <thead>
            <tr>
              <th className="number">{t('office:audit.seq')}</th>
              <th>{t('office:audit.at')}</th>
              <th>{t('office:audit.by')}</th>
              <th>{t('office:audit.what')}</th>
              <th>{t('office:audit.detail')}</th>
              <th>{t('office:audit.record')}</th>
            </tr>
          </thead>
          <tbody>
            {lines.map((line) => (
              <AuditRow key={line.seq} line={line} accountNames={accountNames} />
            ))}
          </tbody>
        </table>
      )}
      <div className="part-bar">
        {pages.hasNextPage ? (
          <Button loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
            {t('office:audit.more')}
          </Button>
        ) : null}
        {pages.data !== undefined && !pages.hasNextPage && lines.length > 0 ? (
          <span className="quiet small">{t('office:audit.end')}</span>
        ) : null}
      </div>
    </>
  );
}
