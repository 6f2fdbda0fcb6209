import { Button } from 'antd';
import { useRef, useState } from 'react';
import type { Output } from '#contract/methods';
import { addMonths, isoMonth, type IsoMonth, monthOf } from '#domain/rota/duty';
import { localParts } from '#domain/time/zone';
import { useAsk } from '../../asking.ts';
import { useZone } from '../../frame/seat.tsx';
import { FailureNotice } from '../../parts/failure-notice.tsx';
import { useKept } from '../../parts/kept.ts';
import { useTimes } from '../../parts/times.ts';
import { useMinute } from '../../use-now.ts';
import { useWords } from '../../use-words.ts';
import { CheckExport } from './check-export.tsx';
import { colourOf } from './check-words.ts';
import { monthName, shareWords } from './span-words.ts';

type Month = Output<'check.month'>;

function Groups({ groups }: { readonly groups: Month['groups'] }) {
  const { t } = useWords();
  return (
    <section className="panel">
      <header>
        <h2>{t('incident:checks.month.groups')}</h2>
      </header>
      <table className="plain-table">
        <thead>
          <tr>
            <th scope="col">{t('incident:checks.month.group')}</th>
            {(['count', 'normal', 'late', 'faulty', 'rectified'] as const).map((head) => (
              <th key={head} scope="col" className="number">
                {t(`incident:checks.month.${head}Head`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {groups.map(({ group, checks, normal, late, faulty, rectified }) => (
            <tr key={group}>
              <td>{group === '' ? t('incident:checks.month.noGroup') : group}</td>
              {[checks, normal, late, faulty, rectified].map((count, index) => (
                // oxlint-disable-next-line react/no-array-index-key -- columns that never move
                <td key={index} className="number">
                  {count}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Faults({ faults }: { readonly faults: Month['faults'] }) {
  const { t } = useWords();
  const times = useTimes();
  return (
    <section className="panel">
      <header>
        <h2>{t('incident:checks.month.faults')}</h2>
      </header>
      {faults.length === 0 ? (
        <p className="empty">{t('incident:checks.month.noFaults')}</p>
      ) : (
        <table className="plain-table">
          <thead>
            <tr>
              <th scope="col">{t('incident:checks.history.number')}</th>
              <th scope="col">{t('incident:checks.month.day')}</th>
              <th scope="col">{t('incident:checks.history.room')}</th>
              <th scope="col">{t('incident:checks.history.result')}</th>
              <th scope="col">{t('incident:checks.history.outcome')}</th>
            </tr>
          </thead>
          <tbody>
            {faults.map((fault) => (
              <tr key={fault.number}>
                <td className="nowrap">{fault.number}</td>
                <td className="nowrap">{times.day(fault.day)}</td>
                <td>{fault.roomName}</td>
                <td className="nowrap">
                  <span className={`tag ${colourOf(fault.result)}`}>
                    {t(`incident:checkResult.${fault.result}`)}
                  </span>
                </td>
                <td>
                  {fault.problem === '' ? null : <div>{fault.problem}</div>}
                  {fault.rectified === '' ? (
                    <div className="late-words">{t('incident:checks.history.notRectified')}</div>
                  ) : (
                    <div>{t('incident:checks.history.rectified', { text: fault.rectified })}</div>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

function Notice({ text }: { readonly text: string }) {
  const { t } = useWords();
  const field = useRef<HTMLTextAreaElement>(null);
  const [isCopied, setCopied] = useState(false);
  const copy = (): void => {
    field.current?.select();
    // The asynchronous clipboard needs a permission, and this window is given none.
    // oxlint-disable-next-line typescript/no-deprecated -- see above
    setCopied(document.execCommand('copy'));
  };
  return (
    <section className="panel check-notice">
      <header>
        <h2>{t('incident:checks.month.notice')}</h2>
        <span className="quiet small grow">{t('incident:checks.month.noticeHint')}</span>
        <Button onClick={copy}>
          {t(isCopied ? 'office:accounts.copied' : 'incident:checks.month.copy')}
        </Button>
      </header>
      <textarea
        ref={field}
        className="text-input"
        readOnly
        spellCheck={false}
        lang="zh-CN"
        rows={Math.min(16, text.split('\n').length + 3)}
        value={text}
        aria-label={t('incident:checks.month.notice')}
      />
    </section>
  );
}

function Sums({ month }: { readonly month: Month }) {
  const { t } = useWords();
  const { checks, normal, late, faulty, rectified } = month.all;
  return (
    <p className="check-sums">
      <b>{t('incident:checks.month.checks', { count: checks })}</b>
      <span>{t('incident:checks.month.normal', { count: normal, percent: shareWords(normal, checks) })}</span>
      <span>{t('incident:checks.month.late', { count: late })}</span>
      <span>{t('incident:checks.month.faulty', { count: faulty })}</span>
      <span>{t('incident:checks.month.rectified', { count: rectified })}</span>
      {month.meanSeconds === null ? null : (
        <span>{t('incident:checks.month.mean', { seconds: month.meanSeconds })}</span>
      )}
    </p>
  );
}

/** What the checks of a month came to, with the draft of the notice. */
export function CheckMonth() {
  const { t, i18n } = useWords();
  const current = monthOf(localParts(useMinute(), useZone()).day);
  const [kept, setKept] = useKept<string>('checks-month', current);
  const month: IsoMonth = isoMonth.parse(kept);
  const asked = useAsk('check.month', { month });
  const [isExporting, setExporting] = useState(false);
  const found = asked.data?.month === month ? asked.data : undefined;
  return (
    <>
      <div className="part-bar">
        <Button
          aria-label={t('incident:checks.month.previous')}
          onClick={() => setKept(addMonths(month, -1))}
        >
          ‹
        </Button>
        <h2 className="check-month-name">{monthName(month, i18n.language)}</h2>
        <Button
          aria-label={t('incident:checks.month.next')}
          disabled={month >= current}
          onClick={() => setKept(addMonths(month, 1))}
        >
          ›
        </Button>
        <span className="grow">{found === undefined ? null : <Sums month={found} />}</span>
        <Button disabled={found === undefined || found.all.checks === 0} onClick={() => setExporting(true)}>
          {t('incident:checks.month.export')}
        </Button>
      </div>
      <FailureNotice error={asked.error} />
      {found === undefined ? null : found.all.checks === 0 ? (
        <p className="empty">{t('incident:checks.month.none')}</p>
      ) : (
        <>
          <div className="check-columns">
            <Groups groups={found.groups} />
            <Notice key={month} text={found.notice} />
          </div>
          <Faults faults={found.faults} />
        </>
      )}
      {isExporting ? <CheckExport month={month} onClose={() => setExporting(false)} /> : null}
    </>
  );
}
