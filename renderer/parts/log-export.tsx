import { Button, Checkbox, Modal } from 'antd';
import { useEffect, useState } from 'react';
import { useWords } from '../use-words.ts';
import { type ExportFormat, exportFormat } from '#contract/methods/records';
import { addDays, isoDay } from '#domain/time/instant';
import { useAct, useAsk } from '../asking.ts';
import { hear } from '../frame/events.ts';
import { useSeat } from '../frame/seat.tsx';
import { DayPicker } from './day-picker.tsx';
import { ExportFolder, useExportFolder } from './export-folder.tsx';
import { ExportJob } from './export-job.tsx';
import { FailureNotice } from './failure-notice.tsx';

function Fonts() {
  const { t } = useWords();
  const fonts = useAsk('export.fonts', {}, { everyMilliseconds: 3000 }).data ?? [];
  const missing = fonts.filter((font) => font.isFallback);
  return (
    <div className="small quiet">
      {t('export.fonts')}:{' '}
      {missing.length === 0
        ? fonts.map((font) => t('export.fontOk', { wanted: font.wanted })).join(' ')
        : missing
            .map((font) => t('export.fontFallback', { wanted: font.wanted, used: font.used }))
            .join('; ')}
      {missing.length === 0 ? null : <div>{t('export.fontWarning')}</div>}
    </div>
  );
}

/** Lets a day or a range leave the machine, as files or on paper; opened from anywhere. */
export function LogExport() {
  const { t } = useWords();
  const { desk } = useSeat();
  const start = useAct('export.start');
  const print = useAct('console.print');
  const [isOpen, setOpen] = useState(false);
  const [from, setFrom] = useState('');
  const [until, setUntil] = useState('');
  const [formats, setFormats] = useState<readonly ExportFormat[]>(['docx', 'pdf', 'xlsx']);
  const folder = useExportFolder();
  const [jobId, setJobId] = useState<string | undefined>(undefined);
  const today = desk?.day;
  useEffect(
    () =>
      hear('open-export', () => {
        setJobId(undefined);
        setOpen(true);
        if (today !== undefined) {
          setFrom((before) => before || today);
          setUntil((before) => before || today);
        }
      }),
    [today],
  );
  const first = isoDay.safeParse(from);
  const last = isoDay.safeParse(until);
  const isReversed = first.success && last.success && first.data > last.data;
  const hasRange = first.success && last.success && !isReversed;
  const run = async (): Promise<void> => {
    if (!first.success || !last.success) return;
    const job = await start.act({
      fromDay: first.data,
      untilDay: last.data,
      formats: [...formats],
      folder: folder.path,
    });
    if (job !== undefined) setJobId(job.id);
  };
  const day = (days: number): void => {
    if (today === undefined) return;
    setFrom(addDays(today, days));
    setUntil(addDays(today, days));
  };
  if (!isOpen) return null;
  return (
    <Modal open title={t('export.title')} footer={null} onCancel={() => setOpen(false)}>
      <div className="entry-form" style={{ padding: 0 }}>
        <div className="row" style={{ alignItems: 'end' }}>
          <label className="field">
            <span>{t('export.from')}</span>
            <DayPicker label={t('export.from')} day={from} allowClear={false} onChange={setFrom} />
          </label>
          <label className="field">
            <span>{t('export.until')}</span>
            <DayPicker label={t('export.until')} day={until} allowClear={false} onChange={setUntil} />
          </label>
          <Button onClick={() => day(0)}>{t('export.today')}</Button>
          <Button onClick={() => day(-1)}>{t('export.yesterday')}</Button>
        </div>
        {isReversed ? <span className="field-problem">{t('export.reversed')}</span> : null}
        <Checkbox.Group
          options={exportFormat.options.map((format) => ({ value: format, label: format.toUpperCase() }))}
          value={[...formats]}
          onChange={(next) => setFormats(next)}
        />
        <ExportFolder folder={folder} />
        <Fonts />
        {jobId === undefined ? (
          <div className="actions">
            <Button
              type="primary"
              disabled={folder.path === '' || formats.length === 0 || !hasRange}
              loading={start.isBusy}
              onClick={() => void run()}
            >
              {t('export.start')}
            </Button>
            <Button
              disabled={!hasRange}
              loading={print.isBusy}
              onClick={() =>
                void (first.success && last.success
                  ? print.act({ fromDay: first.data, untilDay: last.data })
                  : undefined)
              }
            >
              {t('export.print')}
            </Button>
            <span className="small quiet">
              {formats.length === 0 ? t('export.noFormat') : t('export.printHint')}
            </span>
          </div>
        ) : (
          <ExportJob id={jobId} folder={folder.path} onDone={() => setOpen(false)} />
        )}
        <FailureNotice error={start.refusal ?? print.refusal} />
      </div>
    </Modal>
  );
}
