import { App, Button } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useWords } from '../../use-words.ts';
import type { Draft } from '#domain/log/draft';
import { blankDraft, type DraftProblem, isBlankDraft, readDraft } from '#domain/log/read-draft';
import { answers, useAct, useAsk } from '../../asking.ts';
import { call } from '../../call.ts';
import { hear, takePending } from '../../frame/events.ts';
import { useZone } from '../../frame/seat.tsx';
import { DraftState } from '../../parts/draft-state.tsx';
import { EntryForm } from '../../parts/entry-form.tsx';
import { FailureNotice } from '../../parts/failure-notice.tsx';
import { useDraft } from '../../parts/use-draft.ts';
import { nowAt } from '../../use-now.ts';

/** Where every entry begins: in reach at the same place all day, kept while it is typed. */
export function QuickEntry({ resumed }: { readonly resumed: Draft | undefined }) {
  const { t } = useWords();
  const { message } = App.useApp();
  const zone = useZone();
  const drafts = useAsk('drafts.mine', {}).data;
  const form = useDraft({ id: crypto.randomUUID(), corrects: null, content: blankDraft('CALL_IN') });
  const record = useAct('log.record');
  const [problems, setProblems] = useState<readonly DraftProblem[]>([]);
  const [refusal, setRefusal] = useState<unknown>(undefined);
  const contentField = useRef<HTMLTextAreaElement>(null);
  const hasLooked = useRef(false);
  const { load, change, keepNow } = form;
  const isBlank = isBlankDraft(form.content);

  // What was being written when the program ended stands in the form again.
  useEffect(() => {
    if (drafts === undefined || hasLooked.current) return;
    hasLooked.current = true;
    const newest = drafts.find((draft) => draft.corrects === null && !isBlankDraft(draft.content));
    if (newest !== undefined && isBlank) load(newest);
  }, [drafts, load, isBlank]);

  useEffect(() => {
    if (resumed === undefined) return;
    void keepNow().then(() => load(resumed));
  }, [resumed, keepNow, load]);

  useEffect(() => {
    const begin = (wanted: {
      readonly category?: Draft['content']['category'];
      readonly closes?: Draft['content']['links'][number]['entryId'];
      readonly relates?: Draft['content']['links'][number]['entryId'];
    }): void => {
      const link = wanted.closes ?? wanted.relates;
      if (wanted.category !== undefined) {
        void keepNow().then(() => {
          load({ id: crypto.randomUUID(), content: blankDraft(wanted.category ?? 'CALL_IN') });
          if (link !== undefined)
            change({ links: [{ entryId: link, kind: wanted.closes === undefined ? 'relates' : 'closes' }] });
          contentField.current?.focus();
        });
      }
      contentField.current?.focus();
    };
    const waiting = takePending('new-entry');
    if (waiting !== undefined) begin(waiting);
    return hear('new-entry', begin);
  }, [keepNow, load, change]);

  const startFresh = (): void => {
    setProblems([]);
    setRefusal(undefined);
    record.clear();
    load({ id: crypto.randomUUID(), content: blankDraft(form.content.category) });
    contentField.current?.focus();
  };
  const save = async (): Promise<void> => {
    if (record.isBusy) return;
    const read = readDraft(form.content, nowAt(), zone);
    setProblems(read.problems);
    if (read.content === undefined) {
      contentField.current?.focus();
      return;
    }
    // The text is on disk before the entry is tried, so that a refusal cannot lose it.
    void keepNow();
    const written = await record.act({ content: read.content, draftId: form.id });
    if (written === undefined) return;
    startFresh();
    void message.success(t('entry.saved', { number: written.number }));
  };
  const putAside = async (): Promise<void> => {
    await keepNow();
    startFresh();
    await answers.invalidateQueries({ queryKey: ['drafts.mine'] });
  };
  const clear = async (): Promise<void> => {
    await call('draft.drop', { id: form.id });
    startFresh();
  };

  return (
    <section className="panel" aria-label={t('desk.quickEntry')}>
      <EntryForm
        content={form.content}
        change={change}
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
        <DraftState form={form} />
      </EntryForm>
      <FailureNotice error={record.refusal ?? refusal} />
    </section>
  );
}
