import { Button } from 'antd';
import { useRef, useState } from 'react';
import type { PackageDestination } from '#domain/product/setup';
import { keyCode } from '#domain/package/keys';
import { useAct } from '../../asking.ts';
import { base64Of } from '../../parts/file-bytes.ts';
import { StepDialog } from '../../parts/step-dialog.tsx';
import { useWords } from '../../use-words.ts';
import { CodeField } from './code-field.tsx';

type Card = { readonly name: string; readonly base64: string };

/** A card is a few lines of text. */
const largest = 200_000;

/** Says whose receipts count: the card of the office's key, and its code read over the telephone; what it should be is never shown. */
export function TrustDialog({
  destination,
  onClose,
}: {
  readonly destination: PackageDestination;
  readonly onClose: () => void;
}) {
  const { t } = useWords();
  const trust = useAct('package.trust');
  const chooser = useRef<HTMLInputElement>(null);
  const [card, setCard] = useState<Card | undefined>(undefined);
  const [problem, setProblem] = useState<string | undefined>(undefined);
  const [typed, setTyped] = useState('');
  const code = keyCode.safeParse(typed);
  const isWrongCode = trust.refusal?.failure.message === 'key-code';
  const take = async (file: File | undefined): Promise<void> => {
    if (file === undefined) return;
    trust.clear();
    const { name } = file;
    const base64 = file.size > largest ? undefined : await base64Of(file).catch(() => undefined);
    setCard(base64 === undefined || base64 === '' ? undefined : { name, base64 });
    setProblem(
      base64 === undefined || base64 === '' ? t('product:setup.trust.unreadable', { name }) : undefined,
    );
  };
  const save = async (): Promise<void> => {
    if (card === undefined) return setProblem(t('product:setup.trust.noCard'));
    if (!code.success) return;
    const done = await trust.act({ destinationId: destination.id, card: card.base64, code: code.data });
    if (done !== undefined) onClose();
  };
  return (
    <StepDialog
      title={t('product:setup.trust.title', { name: destination.name })}
      confirm={t('product:setup.trust.save')}
      isBusy={trust.isBusy}
      refusal={isWrongCode ? undefined : trust.refusal}
      onConfirm={() => void save()}
      onClose={onClose}
    >
      <p>{t('product:setup.trust.how')}</p>
      <div className="actions">
        <Button onClick={() => chooser.current?.click()}>{t('product:setup.trust.choose')}</Button>
        <input
          ref={chooser}
          type="file"
          hidden
          accept=".json"
          aria-label={t('product:setup.trust.card')}
          onChange={(event) => {
            void take(event.target.files?.[0]);
            // The same file, mended meanwhile, can be chosen again.
            Object.assign(event.target, { value: '' });
          }}
        />
        {card === undefined ? null : <b className="file-name">{card.name}</b>}
      </div>
      {problem === undefined ? null : <span className="form-problem">{problem}</span>}
      <CodeField
        label={t('product:setup.trust.code')}
        typed={typed}
        problem={isWrongCode ? t('product:setup.trust.wrong') : undefined}
        onType={(next) => {
          trust.clear();
          setTyped(next);
        }}
      />
    </StepDialog>
  );
}
