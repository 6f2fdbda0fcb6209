import { Button } from 'antd';
import { addDays, type IsoDay } from '#domain/time/instant';
import { TypedDay } from '../../parts/typed-day.tsx';
import { useWords } from '../../use-words.ts';

/** The days that are reckoned, as typed. */
export type TypedSpan = { readonly from: string; readonly until: string };

/** The year in which a day lies, up to its last day. */
export const thisYear = (today: IsoDay): TypedSpan => ({
  from: `${today.slice(0, 4)}-01-01`,
  until: `${today.slice(0, 4)}-12-31`,
});

/** The twelve months that end with a day. */
const lastTwelve = (today: IsoDay): TypedSpan => ({ from: addDays(today, -364), until: today });

/** Chooses the days to reckon: this year, the last twelve months, or typed ones. */
export function SpanChoice({
  span,
  today,
  onChange,
}: {
  readonly span: TypedSpan;
  readonly today: IsoDay;
  readonly onChange: (span: TypedSpan) => void;
}) {
  const { t } = useWords();
  const usual = [
    { name: t('rota.fairness.thisYear'), span: thisYear(today) },
    { name: t('rota.fairness.lastTwelve'), span: lastTwelve(today) },
  ];
  return (
    <div className="range-choice">
      <TypedDay label={t('log.from')} value={span.from} onChange={(from) => onChange({ ...span, from })} />
      <TypedDay
        label={t('log.until')}
        value={span.until}
        onChange={(until) => onChange({ ...span, until })}
      />
      <div className="usual">
        {usual.map((choice) => {
          const isChosen = choice.span.from === span.from && choice.span.until === span.until;
          return (
            <Button
              key={choice.name}
              aria-pressed={isChosen}
              type={isChosen ? 'primary' : 'default'}
              ghost={isChosen}
              onClick={() => onChange(choice.span)}
            >
              {choice.name}
            </Button>
          );
        })}
      </div>
    </div>
  );
}
