import { Input } from 'antd';
import { useState } from 'react';
import { useAsk } from '../../asking.ts';
import { useWords } from '../../use-words.ts';
import { HashWords } from './hash-words.tsx';

/** Shows the hash of a record by its number, for comparing with a head that was printed. */
export function HeadAt() {
  const { t } = useWords();
  const [typed, setTyped] = useState('');
  const seq = /^[1-9]\d{0,14}$/.test(typed.trim()) ? Number(typed.trim()) : undefined;
  const head = useAsk('chain.at', { seq: seq ?? 1 }, { isOff: seq === undefined }).data?.head;
  return (
    <section style={{ display: 'grid', gap: 6, justifyItems: 'start' }}>
      <h2>{t('office:verify.headAt')}</h2>
      <span className="quiet">{t('office:verify.headAtHint')}</span>
      <Input
        style={{ width: 160 }}
        inputMode="numeric"
        value={typed}
        aria-label={t('office:verify.recordNo')}
        placeholder={t('office:verify.recordNo')}
        onChange={(event) => setTyped(event.target.value)}
      />
      <span role="status">
        {seq === undefined || head === undefined ? null : head === null ? (
          t('office:verify.headAtNone')
        ) : (
          <HashWords hash={head.hash} />
        )}
      </span>
    </section>
  );
}
