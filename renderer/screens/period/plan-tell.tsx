import { Button } from 'antd';
import { useRef, useState } from 'react';
import { useWords } from '../../use-words.ts';

/** Who has to be told of a change, with a button that copies the names. */
export function PlanTell({ names }: { readonly names: string }) {
  const { t } = useWords();
  const field = useRef<HTMLTextAreaElement>(null);
  const [isCopied, setCopied] = useState(false);
  if (names === '') return <p className="quiet">{t('common.none')}</p>;
  const copy = (): void => {
    field.current?.select();
    // The asynchronous clipboard needs a permission, and this window is given none.
    // oxlint-disable-next-line typescript/no-deprecated -- see above
    setCopied(document.execCommand('copy'));
  };
  return (
    <div className="plan-tell">
      <textarea
        ref={field}
        className="text-input"
        rows={2}
        readOnly
        spellCheck={false}
        value={names}
        aria-label={t('period:plan.tellNames')}
      />
      <Button onClick={copy}>{t(isCopied ? 'office:accounts.copied' : 'period:plan.copyNames')}</Button>
    </div>
  );
}
