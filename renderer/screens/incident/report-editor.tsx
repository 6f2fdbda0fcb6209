import '../../styles/incident-report.css';
import { Button, Segmented } from 'antd';
import { type KeyboardEvent, useRef, useState } from 'react';
import type { Output } from '#contract/methods';
import type { IncidentId } from '#domain/incident/incident';
import { isBulletin, type ReportKind } from '#domain/incident/incident-report';
import { judgeElements } from '#domain/incident/report-elements';
import { newsSince } from '#domain/incident/report-news';
import { lastTold } from '#domain/incident/report-numbers';
import { useAsk } from '../../asking.ts';
import { FailureNotice } from '../../parts/failure-notice.tsx';
import { Field, TextField } from '../../parts/plain-field.tsx';
import { useFormDraft } from '../../parts/use-form-draft.ts';
import { useWords } from '../../use-words.ts';
import { ReportIssue } from './report-issue.tsx';
import { ReportNames } from '../../parts/report-names.tsx';
import { ReportPreview } from './report-preview.tsx';
import { ReportClocks, ReportElements, ReportFacts } from './report-sides.tsx';
import { stagesMetBy } from './report-text.ts';

type Draft = {
  /** False as long as nobody changed anything: then the text follows what becomes known. */
  readonly isTouched: boolean;
  readonly title: string;
  readonly body: string;
  readonly to: readonly string[];
  readonly copyTo: readonly string[];
  readonly factsUntilSeq: number;
};

const untouched: Draft = { isTouched: false, title: '', body: '', to: [], copyTo: [], factsUntilSeq: 0 };

const mostBody = 20_000;

/** Writes a report: the text, what it has to say beside it, the facts to put in, and the clocks that wait for it. */
export function ReportEditor({
  id,
  kind,
  onIssued,
  onClose,
}: {
  readonly id: IncidentId | null;
  readonly kind: ReportKind;
  readonly onIssued: (report: Output<'report.issue'>) => void;
  readonly onClose: () => void;
}) {
  const { t } = useWords();
  const asked = useAsk('report.compose', { incidentId: id, kind });
  const full = useAsk('incident.one', { id: id ?? ('' as IncidentId) }, { isOff: id === null }).data;
  const setup = useAsk('incident.setup', {}).data?.setup;
  const [draft, change, drop, { isReady, isUnkept }] = useFormDraft<Draft>(
    `report ${id ?? ''} ${kind}`,
    untouched,
  );
  const [view, setView] = useState<'text' | 'paper'>('text');
  const [isIssuing, setIssuing] = useState(false);
  const [isAccepted, setAccepted] = useState(false);
  const text = useRef<HTMLTextAreaElement>(null);
  const composed = asked.data;
  if (composed === undefined || !isReady) return <FailureNotice error={asked.error} />;

  const shown = draft.isTouched ? draft : { ...composed.fields, isTouched: false };
  const edit = (parts: Partial<Draft>): void =>
    change({
      title: shown.title,
      body: shown.body,
      to: shown.to,
      copyTo: shown.copyTo,
      factsUntilSeq: shown.factsUntilSeq,
      ...parts,
      isTouched: true,
    });
  const facts = full?.facts ?? [];
  const judged = judgeElements(kind, shown.body, facts, full?.incident.fields ?? null);
  const told = lastTold(full?.reports ?? [])?.fields.factsUntilSeq ?? 0;
  const hasNews =
    newsSince(facts, told).length > 0 ||
    (full?.steps ?? []).some(({ act, seq }) => seq > told && (act === 'changed' || act === 'level'));
  const isAskedFirst = kind === 'followUp' && told > 0 && !hasNews && !draft.isTouched && !isAccepted;
  const newer = draft.isTouched ? newsSince(facts, draft.factsUntilSeq).length : 0;
  const fields = {
    ...composed.fields,
    title: shown.title.trim(),
    body: shown.body.trim(),
    to: [...shown.to],
    copyTo: [...shown.copyTo],
    factsUntilSeq: shown.factsUntilSeq,
  };
  const problem =
    fields.title === ''
      ? 'noTitle'
      : fields.body === ''
        ? 'noBody'
        : fields.body.length > mostBody
          ? 'long'
          : undefined;
  const issue = (): void => {
    if (problem === undefined) setIssuing(true);
  };
  const insert = (sentence: string): void => {
    const at = text.current?.selectionStart ?? shown.body.length;
    edit({ body: `${shown.body.slice(0, at)}${sentence}${shown.body.slice(at)}` });
    setView('text');
    const next = at + sentence.length;
    requestAnimationFrame(() => {
      text.current?.focus();
      text.current?.setSelectionRange(next, next);
    });
  };
  // The button that was pressed goes away; the keys of the window have to be heard all the same.
  const goOn = (): void => {
    requestAnimationFrame(() => text.current?.focus());
  };
  const rewrite = (): void => {
    drop();
    goOn();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (isIssuing) return;
    if (event.ctrlKey && event.key === 'Enter') {
      event.preventDefault();
      issue();
    }
    if (event.altKey && event.code === 'KeyV') {
      event.preventDefault();
      setView(view === 'text' ? 'paper' : 'text');
    }
  };
  const units = [
    ...new Set([
      ...(full?.incident.stages ?? [])
        .filter(({ origin }) => origin !== 'tree')
        .map(({ recipient }) => recipient),
      ...(setup?.recipients ?? []).map(({ name }) => name),
    ]),
  ];
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the keys of all its fields
    <div className="report-editor" role="group" onKeyDown={onKeyDown}>
      <div className="report-main">
        {isAskedFirst ? (
          <div className="report-notice" role="alert">
            <span>{t('incident:write.nothingNew')}</span>
            <Button
              type="primary"
              onClick={() => {
                setAccepted(true);
                goOn();
              }}
            >
              {t('incident:write.sendNothingNew')}
            </Button>
            <Button onClick={onClose}>{t('incident:write.notNow')}</Button>
          </div>
        ) : null}
        {newer > 0 ? (
          <div className="report-notice" role="status">
            <span>{t('incident:write.newer', { count: newer })}</span>
            <Button onClick={rewrite}>{t('incident:write.again')}</Button>
          </div>
        ) : null}
        <TextField
          label={t('incident:write.heading')}
          value={shown.title}
          problem={problem === 'noTitle' ? t('incident:write.problem.noTitle') : undefined}
          onChange={(title) => edit({ title: title.slice(0, 200) })}
        />
        <div className="form-grid">
          <ReportNames
            label={t(isBulletin(kind) ? 'incident:write.reportTo' : 'incident:write.to')}
            names={shown.to}
            known={units}
            onChange={(to) => edit({ to })}
          />
          <ReportNames
            label={t('incident:write.copyTo')}
            names={shown.copyTo}
            known={units}
            onChange={(copyTo) => edit({ copyTo })}
          />
        </div>
        <div className="report-bar">
          <Segmented
            aria-label={t('incident:write.view')}
            value={view}
            options={[
              { value: 'text', label: t('incident:write.text') },
              { value: 'paper', label: t('incident:write.preview') },
            ]}
            onChange={setView}
          />
          <span className="small quiet">{t('incident:write.keys')}</span>
        </div>
        {view === 'paper' ? (
          <ReportPreview fields={fields} no={composed.no} />
        ) : (
          <Field
            label={t('incident:write.body')}
            hint={t('incident:write.bodyHint')}
            problem={
              problem === undefined || problem === 'noTitle'
                ? undefined
                : t(`incident:write.problem.${problem}`)
            }
          >
            {(wires) => (
              <textarea
                {...wires}
                ref={text}
                className="text-input report-body"
                lang="zh-CN"
                autoFocus
                spellCheck={false}
                value={shown.body}
                onChange={(event) => edit({ body: event.target.value })}
              />
            )}
          </Field>
        )}
        <div className="report-foot">
          <Button type="primary" disabled={problem !== undefined} onClick={issue}>
            {t('incident:write.toIssue')}
          </Button>
          {draft.isTouched ? <Button onClick={rewrite}>{t('incident:write.again')}</Button> : null}
          <Button onClick={onClose}>{t('incident:write.later')}</Button>
          <span className={isUnkept ? 'small field-problem' : 'small quiet'} role="status">
            {isUnkept ? t('incident:write.unkept') : draft.isTouched ? t('incident:write.kept') : ''}
          </span>
        </div>
      </div>
      <aside className="report-aside">
        <ReportElements judged={judged} />
        <ReportClocks stages={stagesMetBy(full?.incident.stages ?? [], kind)} />
        {id === null ? null : <ReportFacts facts={facts} onInsert={insert} />}
      </aside>
      {isIssuing ? (
        <ReportIssue
          fields={fields}
          nextNo={composed.no}
          missing={judged
            .filter(({ isRequired, isPresent }) => isRequired && !isPresent)
            .map(({ key }) => t(`incident:write.element.${key}`))}
          onClose={() => setIssuing(false)}
          onIssued={(report) => {
            drop();
            onIssued(report);
          }}
        />
      ) : null}
    </div>
  );
}
