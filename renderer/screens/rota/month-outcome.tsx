import { Button } from 'antd';
import type { Generation, Infeasible, RotaMonth } from '#contract/methods/rota-nouns';
import { type DutyPlace, placeKey } from '#domain/rota/duty';
import { useWords } from '../../use-words.ts';
import { type MonthWords, useMonthWords } from './month-words.ts';

type Lift = Infeasible['lifts'][number][number];

function LiftWords({ lift, words }: { readonly lift: Lift; readonly words: MonthWords }) {
  const { t } = useWords();
  const values = {
    name: lift.personId === null ? '' : words.name(lift.personId),
    place: lift.place === null ? '' : words.place(lift.place),
    detail: lift.detail,
  };
  return <>{t(`rota.generate.lift.${lift.kind}`, values).replaceAll(/\s+/g, ' ')}</>;
}

/** Where in the set-up a rule of somebody is lifted. */
const sectionOf = (kind: Lift['kind']): 'rules' | 'spared' =>
  kind === 'away' || kind === 'exempt' ? 'spared' : 'rules';

function InfeasibleWords({
  found,
  words,
  onShow,
  onSetup,
}: {
  readonly found: Infeasible;
  readonly words: MonthWords;
  readonly onShow: (key: string) => void;
  readonly onSetup: (section: 'rules' | 'spared') => void;
}) {
  const { t } = useWords();
  const placeButton = (place: DutyPlace) => (
    <button
      key={placeKey(place)}
      type="button"
      className="link-button"
      onClick={() => onShow(placeKey(place))}
    >
      {words.place(place)}
    </button>
  );
  return (
    <div className="infeasible">
      <p>{t('rota.generate.infeasible')}</p>
      <div className="row-actions">{found.places.map(placeButton)}</div>
      <h3>{t('rota.generate.lifts')}</h3>
      <ul className="lifts">
        {found.lifts.map((together, index) => (
          <li key={JSON.stringify(together)} className="row-actions">
            <b>
              {t(together.length > 1 ? 'rota.generate.liftTogether' : 'rota.generate.liftOne', {
                no: index + 1,
              })}
            </b>
            {together.map((lift) => {
              const { place } = lift;
              const isHere = place !== null && (lift.kind === 'pin' || lift.kind === 'gap');
              return (
                <Button
                  key={JSON.stringify(lift)}
                  size="small"
                  onClick={() => (isHere ? onShow(placeKey(place)) : onSetup(sectionOf(lift.kind)))}
                >
                  <LiftWords lift={lift} words={words} />
                </Button>
              );
            })}
          </li>
        ))}
      </ul>
      <details>
        <summary>{t('rota.generate.blocked', { count: found.blocked.length })}</summary>
        <ul>
          {found.blocked.map(({ personId, rule, detail }) => (
            <li key={`${personId} ${rule} ${detail}`}>
              {words.name(personId)} {words.rule(rule, detail)}
            </li>
          ))}
        </ul>
      </details>
    </div>
  );
}

/** What a generation came to, in words: what filled how much, how good that is proven to be, and what made it impossible. */
export function GenerationOutcome({
  month,
  generation,
  onShow,
  onSetup,
}: {
  readonly month: RotaMonth;
  readonly generation: Generation;
  readonly onShow: (key: string) => void;
  readonly onSetup: (section: 'rules' | 'spared') => void;
}) {
  const { t } = useWords();
  const words = useMonthWords(month);
  const { score, bound, infeasible } = generation;
  return (
    <section className="outcome" aria-label={t('rota.generate.outcome')}>
      <p>
        {t('rota.generate.filled', {
          rotated: generation.rotated,
          chosen: generation.chosen,
          seconds: generation.seconds.toFixed(1),
        })}
      </p>
      {generation.gaps > 0 ? (
        <p className="rule">{t('rota.generate.gaps', { count: generation.gaps })}</p>
      ) : null}
      {score === null ? null : (
        <p>
          {generation.isOptimal || bound === null
            ? t('rota.generate.optimal')
            : t('rota.generate.bounded', {
                percent: Math.ceil((100 * (score - bound)) / Math.max(1, score)),
              })}
        </p>
      )}
      {infeasible === null ? null : (
        <InfeasibleWords found={infeasible} words={words} onShow={onShow} onSetup={onSetup} />
      )}
    </section>
  );
}
