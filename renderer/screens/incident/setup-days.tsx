import type { IsoDay } from '#domain/time/instant';
import { useWords } from '../../use-words.ts';
import { Titled } from '../absence/titled.tsx';
import { DayCell } from '../rota/cells.tsx';

type Days = { readonly fromDay: IsoDay | null; readonly untilDay: IsoDay | null };

/** The days from which and until which something holds; empty is open. */
export function EffectiveDays({
  days,
  say,
  onChange,
}: {
  readonly days: Days;
  readonly say: (field: keyof Days) => string | undefined;
  readonly onChange: (days: Partial<Days>) => void;
}) {
  const { t } = useWords();
  return (
    <>
      {(['fromDay', 'untilDay'] as const).map((field) => (
        <Titled key={field} label={t(`incident:setup.${field}`)}>
          <DayCell
            label={t(`incident:setup.${field}`)}
            day={days[field]}
            problem={say(field)}
            onChange={(day) => onChange({ [field]: day })}
          />
        </Titled>
      ))}
    </>
  );
}

/** From when until when something holds, in words; empty where it is open on both sides. */
export function useDaysInWords(): (days: Days) => string {
  const { t } = useWords();
  return ({ fromDay, untilDay }) => {
    if (fromDay === null) return untilDay === null ? '' : t('incident:setup.untilOf', { day: untilDay });
    return untilDay === null
      ? t('incident:setup.fromOf', { day: fromDay })
      : t('incident:setup.span', { from: fromDay, until: untilDay });
  };
}
