import { App, Button } from 'antd';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useWords } from '../../use-words.ts';
import type { Draft } from '#domain/log/draft';
import { blankDraft, type DraftProblem, isBlankDraft, readDraft } from '#domain/log/read-draft';
import { useAct, useAsk } from '../../asking.ts';
import { call } from '../../call.ts';
import { announce, hear, takePending } from '../../frame/events.ts';
import { useZone } from '../../frame/seat.tsx';
import { DraftState } from '../../parts/draft-state.tsx';
import { EntryForm } from '../../parts/entry-form.tsx';
import { FailureNotice } from '../../parts/failure-notice.tsx';
import { keep, useKept } from '../../parts/kept.ts';
import { useDraft } from '../../parts/use-draft.ts';
import { nowAt } from '../../use-now.ts';

/** Where every entry begins: in reach at the same place all day, kept while it is typed. */
export function QuickEntry({
  resumed,
  onTurn,
  onBegin,
}: {
  readonly resumed: Draft | undefined;
  /** Told which draft stands in the form. */
  readonly onTurn: (draftId: string) => void;
  /** Told when the cursor is called here, for nothing may cover the form then. */
  readonly onBegin: () => void;
}) {
  const { t } = useWords();
  const { message } = App.useApp();
  const zone = useZone();
  const drafts = useAsk('drafts.mine', {}).data;
  const [left] = useKept<Pick<Draft, 'id' | 'content'> | undefined>('desk.form', undefined);
  const form = useDraft({
    id: left?.id ?? crypto.randomUUID(),
    corrects: null,
    content: left?.content ?? blankDraft('CALL_IN'),
  });
  const record = useAct('log.record', { isAtOnce: true });
  const [problems, setProblems] = useState<readonly DraftProblem[]>([]);
  const [refusal, setRefusal] = useState<unknown>(undefined);
  const contentField = useRef<HTMLTextAreaElement>(null);
  const hasLooked = useRef(left !== undefined);
  const isSaving = useRef(false);
  const { id, content, contentNow, load, change, keepNow, untilAttached } = form;
  const isBlank = isBlankDraft(content);
  // Another text may stand here only once this one is safe, with every file that was given.
  const putAway = useCallback(async (): Promise<boolean> => {
    await untilAttached();
    return keepNow();
  }, [untilAttached, keepNow]);

  // Whoever comes back from another place finds the form as it was left.
  useEffect(() => {
    keep('desk.form', { id, content });
    onTurn(id);
  }, [id, content, onTurn]);

  // What was being written when the program ended stands in the form again.
  useEffect(() => {
    if (drafts === undefined || hasLooked.current) return;
    hasLooked.current = true;
    const newest = drafts.find((draft) => draft.corrects === null && !isBlankDraft(draft.content));
    if (newest !== undefined && isBlank) load(newest);
  }, [drafts, load, isBlank]);

  useEffect(() => {
    if (resumed === undefined) return;
    void putAway().then((isKept) => (isKept ? load(resumed) : undefined));
  }, [resumed, putAway, load]);

  useEffect(() => {
    const begin = (wanted: {
      readonly category?: Draft['content']['category'];
      readonly content?: string;
      readonly closes?: Draft['content']['links'][number]['entryId'];
      readonly relates?: Draft['content']['links'][number]['entryId'];
    }): void => {
      onBegin();
      const link = wanted.closes ?? wanted.relates;
      // The second phone rings: what stands here is put aside, and the next call has an empty form.
      if (
        wanted.category === undefined &&
        document.activeElement === contentField.current &&
        !isBlankDraft(contentNow())
      ) {
        void putAway().then((isKept) => {
          if (isKept) load({ id: crypto.randomUUID(), content: blankDraft('CALL_IN') });
        });
      }
      if (wanted.category !== undefined) {
        void putAway().then((isKept) => {
          contentField.current?.focus();
          if (!isKept) return;
          load({ id: crypto.randomUUID(), content: blankDraft(wanted.category ?? 'CALL_IN') });
          if (wanted.content !== undefined) change({ content: wanted.content });
          if (link !== undefined)
            change({ links: [{ entryId: link, kind: wanted.closes === undefined ? 'relates' : 'closes' }] });
        });
      }
      contentField.current?.focus();
    };
    const waiting = takePending('new-entry');
    if (waiting !== undefined) begin(waiting);
    return hear('new-entry', begin);
  }, [putAway, load, change, onBegin, contentNow]);

  const startFresh = (): void => {
    setProblems([]);
    setRefusal(undefined);
    record.clear();
    // The next thing is most often the phone, and nobody looks at the category then.
    const fresh = { id: crypto.randomUUID(), content: blankDraft('CALL_IN') };
    // Kept here too, for somebody may have gone to another place while the entry was being saved.
    keep('desk.form', fresh);
    load(fresh);
    contentField.current?.focus();
  };
  const save = async (): Promise<void> => {
    if (isSaving.current) return;
    await untilAttached();
    const typed = contentNow();
    const read = readDraft(typed, nowAt(), zone);
    setProblems(read.problems);
    if (read.content === undefined || isSaving.current) return;
    // The text is on disk before the entry is tried, so that a refusal cannot lose it.
    isSaving.current = true;
    await keepNow();
    const written = await record.act({ content: read.content, draftId: id });
    isSaving.current = false;
    if (written === undefined) return;
    const typedOn = contentNow();
    startFresh();
    // Somebody typed on while the store was slow: that is not in the entry, so it stays in the form.
    if (typedOn !== typed) change(typedOn);
    void message.success(t('entry.saved', { number: written.number }));
  };
  const putAside = async (): Promise<void> => {
    if (await putAway()) startFresh();
  };
  const clear = async (): Promise<void> => {
    await call('draft.drop', { id });
    startFresh();
  };

  return (
    <section className="panel" aria-label={t('desk.quickEntry')}>
      <EntryForm
        form={form}
        problems={problems}
        onSave={() => void save()}
        contentField={contentField}
        onRefused={setRefusal}
      >
        <Button type="primary" htmlType="submit" loading={record.isBusy}>
          {t('entry.save')} <span className="small">Ctrl+Enter</span>
        </Button>
        <Button onClick={() => void putAside()} disabled={isBlank}>
          {t('entry.putAside')}
        </Button>
        <Button onClick={() => void clear()} disabled={isBlank}>
          {t('entry.clear')}
        </Button>
        <Button onClick={() => announce('new-incident', {})}>
          {t('incident:intake.command')} <span className="small">Ctrl+I</span>
        </Button>
        <DraftState form={form} />
      </EntryForm>
      <FailureNotice error={record.refusal ?? refusal} />
    </section>
  );
}
