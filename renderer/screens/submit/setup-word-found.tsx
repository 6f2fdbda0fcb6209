import { Button } from 'antd';
import { useEffect, useRef } from 'react';
import type { Output } from '#contract/methods';
import { useWords } from '../../use-words.ts';

/** What a Word file would do: its sections in order and which would go, or which mark in it is wrong and what to do. */
export function WordFound({
  name,
  found,
  headingOf,
  dropped,
  isBusy,
  onAdopt,
  onClose,
}: {
  readonly name: string;
  readonly found: Output<'product.readTemplate'>;
  /** How a section is headed now; empty of one that the layout has not. */
  readonly headingOf: (key: string) => string;
  /** Headings of sections that the file has not. */
  readonly dropped: readonly string[];
  readonly isBusy: boolean;
  readonly onAdopt: () => void;
  readonly onClose: () => void;
}) {
  const { t } = useWords();
  const box = useRef<HTMLDivElement>(null);
  // What is said of a file stands at the end of a long form.
  useEffect(() => box.current?.scrollIntoView({ block: 'nearest' }), []);
  const { sections, unknown, problem, detail } = found;
  if (problem !== null)
    return (
      <div ref={box} className="failure" role="alert">
        {problem === 'broken' && !detail.includes('{')
          ? t('product:setup.word.problem.broken-part', { name, detail: detail === '' ? '.docx' : detail })
          : t(`product:setup.word.problem.${problem}`, {
              name,
              detail: unknown.length > 0 ? unknown.join('、') : detail,
            })}
      </div>
    );
  return (
    <div ref={box} className="submit-found" role="status">
      <p>{t('product:setup.word.found', { name, count: sections.length })}</p>
      <ol>
        {sections.map(({ key, heading }) => {
          const before = headingOf(key);
          const shown = heading === '' ? before : heading;
          return (
            <li key={key}>
              {shown === '' ? key : shown}{' '}
              {before === '' ? (
                <span className="tag green">{t('product:setup.word.isNew')}</span>
              ) : before === shown ? null : (
                <span className="tag orange">{t('product:setup.word.was', { before })}</span>
              )}
            </li>
          );
        })}
      </ol>
      {dropped.length === 0 ? null : (
        <p>
          <span className="tag orange">{t('product:setup.word.dropped', { count: dropped.length })}</span>{' '}
          {dropped.join(t('common.comma'))}
        </p>
      )}
      <p className="quiet small">{t('product:setup.word.nothingYet')}</p>
      <div className="actions">
        <Button type="primary" loading={isBusy} onClick={onAdopt}>
          {t('product:setup.word.adopt')}
        </Button>
        <Button onClick={onClose}>{t('product:setup.word.leave')}</Button>
      </div>
    </div>
  );
}
