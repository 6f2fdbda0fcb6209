import { App, Button, Input, type InputRef, Modal } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useWords } from '../use-words.ts';
import { contentOf, type Entry } from '#domain/log/entry';
import type { Instant } from '#domain/time/instant';
import { type DraftProblem, draftOfEntry, readDraft } from '#domain/log/read-draft';
import { useAct, useAsk } from '../asking.ts';
import { call } from '../call.ts';
import { useZone } from '../frame/seat.tsx';
import { nowAt } from '../use-now.ts';
import { DraftState } from './draft-state.tsx';
import { EntryForm } from './entry-form.tsx';
import { FailureNotice } from './failure-notice.tsx';
import { useDraft } from './use-draft.ts';

/** Corrects an entry with a reason; what stood before stays readable. Closing keeps what was typed as a draft. */
export function CorrectDialog({
  entry,
  correctedAt,
  onClose,
}: {
  readonly entry: Entry;
  /** When the entry was last corrected; a draft that is older was made from an earlier text. */
  readonly correctedAt: Instant | undefined;
  readonly onClose: () => void;
}) {
  const { t } = useWords();
  // What was typed was made from this version; one that came meanwhile is shown, not silently written over.
  const [opened] = useState(entry);
  const { message } = App.useApp();
  const zone = useZone();
  const id = `correct-${entry.id}`;
  const drafts = useAsk('drafts.mine', {}).data;
  const form = useDraft({ id, corrects: entry.id, content: draftOfEntry(entry, zone) });
  const correct = useAct('log.correct');
  const [problems, setProblems] = useState<readonly DraftProblem[]>([]);
  const [lacksReason, setLacksReason] = useState(false);
  const [refusal, setRefusal] = useState<unknown>(undefined);
  const contentField = useRef<HTMLTextAreaElement>(null);
  const reasonField = useRef<InputRef>(null);
  const hasLooked = useRef(false);
  const { load } = form;
  const resumed = drafts?.find((draft) => draft.id === id);
  const isDraftOlder = resumed !== undefined && correctedAt !== undefined && resumed.savedAt < correctedAt;

  useEffect(() => {
    if (drafts === undefined || hasLooked.current) return;
    hasLooked.current = true;
    const kept = drafts.find((draft) => draft.id === id);
    if (kept !== undefined) load(kept);
  }, [drafts, id, load]);

  useEffect(() => {
    const timer = setTimeout(() => contentField.current?.focus());
    return () => clearTimeout(timer);
  }, []);

  const save = async (): Promise<void> => {
    await form.untilAttached();
    const typed = form.contentNow();
    const reason = typed.reason.trim();
    const read = readDraft(typed, nowAt(), zone, contentOf(entry));
    setProblems(read.problems);
    setLacksReason(reason === '');
    if (read.content !== undefined && reason === '') reasonField.current?.focus();
    if (read.content === undefined || reason === '') return;
    const done = await correct.act({
      id: entry.id,
      // After a conflict the officer saw what now stands; saving again means it.
      version: (correct.refusal?.failure.code === 'conflict' ? entry : opened).version,
      content: read.content,
      reason,
      draftId: id,
    });
    if (done === undefined) return;
    // Nothing is left to keep, so the form must not write the draft anew when it goes.
    load({ id, content: draftOfEntry(done, zone) });
    void message.success(t('entry.saved', { number: done.number }));
    onClose();
  };
  const drop = async (): Promise<void> => {
    load({ id, content: draftOfEntry(entry, zone) });
    await call('draft.drop', { id });
    onClose();
  };

  return (
    <Modal
      open
      width={900}
      title={t('entry.correctTitle', { number: entry.number })}
      footer={null}
      onCancel={onClose}
      maskClosable={false}
    >
      <EntryForm
        isCorrection
        form={form}
        problems={problems}
        onSave={() => void save()}
        contentField={contentField}
        onRefused={setRefusal}
      >
        <label className="field grow">
          <span>{t('entry.reason')}</span>
          <Input
            ref={reasonField}
            value={form.content.reason}
            maxLength={500}
            status={lacksReason && form.content.reason.trim() === '' ? 'error' : ''}
            onChange={(event) => form.change({ reason: event.target.value })}
          />
          {lacksReason && form.content.reason.trim() === '' ? (
            <span className="field-problem">{t('entry.reasonRequired')}</span>
          ) : null}
        </label>
        <Button type="primary" htmlType="submit" loading={correct.isBusy}>
          {t('entry.correct')} <span className="small">Ctrl+Enter</span>
        </Button>
        <Button onClick={() => void drop()}>{t('entry.dropDraft')}</Button>
        <DraftState form={form} />
      </EntryForm>
      {entry.version === opened.version && !isDraftOlder ? null : (
        <div className="failure" role="status">
          <span>{t('entry.changedMeanwhile')}</span>
          <span style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>{entry.content}</span>
        </div>
      )}
      <FailureNotice error={correct.refusal ?? refusal} />
    </Modal>
  );
}
