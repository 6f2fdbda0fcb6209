import { Button, Checkbox } from 'antd';
import { useState } from 'react';
import type { Output } from '#contract/methods';
import { fillProduct, productGaps, type ProductGapValues } from '#domain/product/fill-product';
import { figureKeys, type ProductFigures } from '#domain/product/figures';
import type { ProductFields } from '#domain/product/product';
import type { ProductTemplate } from '#domain/product/setup';
import { addDays, isoDay, type IsoDay } from '#domain/time/instant';
import { useAct } from '../../asking.ts';
import { useHasRole, useSeat } from '../../frame/seat.tsx';
import { FailureNotice } from '../../parts/failure-notice.tsx';
import { useWords, type Words } from '../../use-words.ts';
import { useDutyToday } from './office-goto.ts';
import { ProductPaper } from './product-paper.tsx';
import type { FormatWork } from './setup-formats.tsx';

/** Each gap stands as its own name, but nothing happened that would count as an incident of weight. */
const namesOfGaps = (isZero: boolean): ProductGapValues => {
  const names = Object.fromEntries(productGaps.map((gap) => [gap, `〔${gap}〕`])) as ProductGapValues;
  return { ...names, 突发事件: isZero ? '' : names.突发事件, 重大突发事件: '', 未定级事件: '' };
};

const noFigures = Object.fromEntries(figureKeys.map((name) => [name, 0])) as ProductFigures;

/** The layout without the records: headings, and the name of what stands below each. */
function structureOf(t: Words, template: ProductTemplate, isZero: boolean, day: IsoDay): ProductFields {
  const fill = (text: string): string => fillProduct(text, namesOfGaps(isZero));
  const { kind, title, zeroTitle, conclusion, zeroConclusion, sections, to, copyTo } = template;
  return {
    kind,
    isZero,
    fromDay: day,
    untilDay: day,
    period: null,
    title: fill(isZero ? zeroTitle : title),
    sections: sections
      .filter(({ isInZero }) => !isZero || isInZero)
      .map(({ key, heading, source, text }) => ({
        key,
        heading,
        text:
          source === 'text'
            ? fill(text)
            : [fill(text), `〔${t(`product:source.${source}`)}〕`].filter((line) => line !== '').join('\n'),
      })),
    conclusion: fill(isZero ? zeroConclusion : conclusion),
    to,
    copyTo,
    figures: noFigures,
    incidents: [],
    factsUntilSeq: 0,
  };
}

/** The days of a trial: today, or the week or the month up to today. */
function fromDayOf(kind: ProductTemplate['kind'], today: IsoDay): IsoDay {
  if (kind === 'weekly') return addDays(today, -6);
  return kind === 'monthly' ? isoDay.parse(`${today.slice(0, 7)}-01`) : today;
}

/** How a kind comes out: its structure as it is typed, or, once it is saved, what the records of today make of it. */
export function FormatPreview({ work }: { readonly work: FormatWork }) {
  const { t } = useWords();
  const { station } = useSeat();
  const compose = useAct('product.compose');
  const mayTry = useHasRole('officer', 'chief', 'dutyLeader');
  const [isZero, setZero] = useState(false);
  const [tried, setTried] = useState<Output<'product.compose'> | undefined>(undefined);
  const today = useDutyToday();
  const { template, isEdited } = work;
  const { kind } = template;
  // What was tried is of the layout that was saved then.
  const shown = isEdited ? undefined : tried;
  const tryOut = async (): Promise<void> => {
    const fromDay = fromDayOf(kind, today);
    setTried(await compose.act({ kind, isZero, fromDay, untilDay: today }));
  };
  return (
    <aside className="submit-preview" aria-label={t('product:setup.preview.title')}>
      <div className="rota-line">
        <h3>{t(shown === undefined ? 'product:setup.preview.title' : 'product:setup.preview.tried')}</h3>
        {kind === 'daily' ? (
          <Checkbox
            checked={isZero}
            disabled={false}
            onChange={(event) => {
              setZero(event.target.checked);
              setTried(undefined);
            }}
          >
            {t('product:kind.zero')}
          </Checkbox>
        ) : null}
        {mayTry ? (
          <Button
            size="small"
            disabled={isEdited}
            loading={compose.isBusy}
            onClick={() => (shown === undefined ? void tryOut() : setTried(undefined))}
          >
            {t(shown === undefined ? 'product:setup.preview.try' : 'product:setup.preview.back')}
          </Button>
        ) : null}
      </div>
      {isEdited && mayTry ? <p className="quiet small">{t('product:setup.preview.saveFirst')}</p> : null}
      <FailureNotice error={compose.refusal} />
      <ProductPaper
        fields={shown?.fields ?? structureOf(t, template, isZero, today)}
        head={template.head}
        unit={station?.unitName ?? ''}
        year={shown?.year ?? Number(today.slice(0, 4))}
        no={shown?.no ?? 1}
      />
    </aside>
  );
}
