import { Button, Checkbox, Modal, Progress } from 'antd';
import { useEffect, useState } from 'react';
import { useWords } from '../use-words.ts';
import { type ExportFormat, exportFormat } from '#contract/methods/records';
import { addDays, isoDay } from '#domain/time/instant';
import { useAct, useAsk } from '../asking.ts';
import { call } from '../call.ts';
import { hear } from '../frame/events.ts';
import { useSeat } from '../frame/seat.tsx';
import { DayPicker } from './day-picker.tsx';
import { FailureNotice } from './failure-notice.tsx';
import { DutyError, type ErrorCode } from '#contract/errors';
import { readableSize } from './entry-attachments.tsx';

const remembered = 'duty-room-export-folder';

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

function RunningJob({ id, onDone }: { readonly id: string; readonly onDone: () => void }) {
  const { t } = useWords();
  const { data: job, error } = useAsk('job.state', { id }, { everyMilliseconds: 1000 });
  if (error !== null) return <FailureNotice error={error} />;
  if (job === undefined) return null;
  const isRunning = job.state === 'running';
  // The codes of a job's failure are those of calls.
  const failure =
    job.failure === null
      ? undefined
      : new DutyError(job.failure.code as ErrorCode, job.failure.message, job.failure.details);
  return (
    <div style={{ display: 'grid', gap: 8 }} role="status">
      <Progress
        percent={job.state === 'done' ? 100 : Math.floor((100 * job.done) / Math.max(1, job.total))}
        status={failure === undefined ? 'normal' : 'exception'}
        aria-label={t('export.running')}
      />
      {isRunning ? (
        <Button onClick={() => void call('job.cancel', { id })}>{t('export.cancel')}</Button>
      ) : (
        <>
          <b>{job.state === 'done' ? t('export.done') : t('export.failed')}</b>
          <FailureNotice error={failure} />
          {job.files.map((file) => (
            <div key={file.file} className="small">
              {file.file} ({readableSize(file.bytes)})<div className="hash quiet">SHA-256 {file.sha256}</div>
            </div>
          ))}
          <div>
            {job.files[0] === undefined ? null : (
              <Button
                onClick={() =>
                  void call('console.showFolder', { folder: localStorage.getItem(remembered) ?? '' })
                }
              >
                {t('export.show')}
              </Button>
            )}{' '}
            <Button onClick={onDone}>{t('common.close')}</Button>
          </div>
        </>
      )}
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
  const [folder, setFolder] = useState(localStorage.getItem(remembered) ?? '');
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
  const choose = async (): Promise<void> => {
    const chosen = await call('console.chooseFolder', { title: t('export.folder') });
    if (chosen.folder === null) return;
    setFolder(chosen.folder);
    localStorage.setItem(remembered, chosen.folder);
  };
  const run = async (): Promise<void> => {
    if (!first.success || !last.success) return;
    const job = await start.act({ fromDay: first.data, untilDay: last.data, formats: [...formats], folder });
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
        <div className="row">
          <Button onClick={() => void choose()}>{t('export.choose')}</Button>
          <span className="hash" style={{ alignSelf: 'center' }}>
            {folder === '' ? t('export.noFolder') : folder}
          </span>
        </div>
        <Fonts />
        {jobId === undefined ? (
          <div className="actions">
            <Button
              type="primary"
              disabled={folder === '' || formats.length === 0 || !hasRange}
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
          <RunningJob id={jobId} onDone={() => setOpen(false)} />
        )}
        <FailureNotice error={start.refusal ?? print.refusal} />
      </div>
    </Modal>
  );
}
