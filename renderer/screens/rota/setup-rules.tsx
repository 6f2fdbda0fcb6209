import { Button, Checkbox, Radio } from 'antd';
import { rotaWeights } from '#domain/rota/setup';
import { Field } from '../../parts/plain-field.tsx';
import { useWords } from '../../use-words.ts';
import { NumberCell, RemoveLine, TextCell } from './cells.tsx';
import { PersonPick } from './person-pick.tsx';
import { changedLine, type SetupWork } from './setup-work.ts';

const weights = rotaWeights.keyof().options;

/** Hours of rest, duties that follow one another, and the day by which a month is published. */
function Numbers({ work }: { readonly work: SetupWork }) {
  const { t } = useWords();
  const { rules } = work.setup;
  return (
    <>
      {(['restHours', 'publishDays'] as const).map((field) => (
        <Field key={field} label={t(`rota.setup.${field}`)} hint={t(`rota.setup.${field}Hint`)}>
          {() => (
            <NumberCell
              label={t(`rota.setup.${field}`)}
              value={rules[field]}
              problem={work.say(`rules.${field}`)}
              onChange={(value) => work.changeRules({ [field]: value })}
            />
          )}
        </Field>
      ))}
      <div className="form-field">
        <Checkbox
          checked={rules.allowsRunning}
          onChange={(event) => work.changeRules({ allowsRunning: event.target.checked })}
        >
          {t('rota.setup.allowsRunning')}
        </Checkbox>
        <span className="form-hint">{t('rota.setup.allowsRunningHint')}</span>
      </div>
      <fieldset className="form-field bare">
        <legend>{t('rota.setup.skipped')}</legend>
        <Radio.Group
          value={rules.skipped}
          options={(['made-up', 'lost'] as const).map((value) => ({
            value,
            label: t(`rota.setup.skippedAs.${value}`),
          }))}
          onChange={(event) =>
            work.changeRules({ skipped: event.target.value === 'lost' ? 'lost' : 'made-up' })
          }
        />
        <span className="form-hint">{t('rota.setup.skippedHint')}</span>
      </fieldset>
    </>
  );
}

function Weights({ work }: { readonly work: SetupWork }) {
  const { t } = useWords();
  const { rules } = work.setup;
  return (
    <section className="wide rota-block">
      <h3>{t('rota.setup.weights')}</h3>
      <p className="quiet small">{t('rota.setup.weightsHint')}</p>
      <div className="weights">
        {weights.map((kind) => (
          <div key={kind} className="form-field">
            <span>{t(`rota.setup.kind.${kind}`)}</span>
            <NumberCell
              label={t('rota.setup.weightOf', { kind: t(`rota.setup.kind.${kind}`) })}
              value={rules.weights[kind]}
              problem={work.say(`rules.weights.${kind}`)}
              onChange={(value) => work.changeRules({ weights: { ...rules.weights, [kind]: value } })}
            />
          </div>
        ))}
      </div>
    </section>
  );
}

/** Pairs who are never on duty at one time. */
function Apart({ work }: { readonly work: SetupWork }) {
  const { t } = useWords();
  const { apart } = work.setup.rules;
  const people = [...work.people.values()];
  const [first, second] = people;
  const change = (next: typeof apart): void => work.changeRules({ apart: next });
  return (
    <section className="wide rota-block">
      <h3>{t('rota.setup.apart')}</h3>
      <p className="quiet small">{t('rota.setup.apartHint')}</p>
      {apart.map((pair, index) => {
        const [one, other] = pair.people;
        const problem = work.say(`rules.apart.${index}.people.1`);
        return (
          // oxlint-disable-next-line react/no-array-index-key -- a pair has no other name
          <div key={index} className="rota-line">
            <PersonPick
              label={t('rota.setup.apartOne')}
              people={people}
              value={one}
              onChange={(id) => change(changedLine(apart, index, { people: [id, other] }))}
            />
            <PersonPick
              label={t('rota.setup.apartOther')}
              people={people}
              value={other}
              isInvalid={problem !== undefined}
              onChange={(id) => change(changedLine(apart, index, { people: [one, id] }))}
            />
            <TextCell
              label={t('rota.setup.reason')}
              placeholder={t('rota.setup.reason')}
              value={pair.reason}
              problem={work.say(`rules.apart.${index}.reason`)}
              onChange={(reason) => change(changedLine(apart, index, { reason }))}
            />
            <RemoveLine
              name={`${work.people.get(one)?.name ?? ''} ${work.people.get(other)?.name ?? ''}`}
              onRemove={() => change(apart.toSpliced(index, 1))}
            />
            {problem === undefined ? null : <span className="form-problem">{problem}</span>}
          </div>
        );
      })}
      <div>
        <Button
          disabled={first === undefined || second === undefined}
          onClick={() => {
            if (first !== undefined && second !== undefined)
              change([...apart, { people: [first.id, second.id], reason: '' }]);
          }}
        >
          {t('rota.setup.addApart')}
        </Button>
      </div>
    </section>
  );
}

/** What people had served before the console counted. */
function Opening({ work }: { readonly work: SetupWork }) {
  const { t } = useWords();
  const { opening } = work.setup.rules;
  const named = new Set(opening.map((line) => line.personId));
  const change = (next: typeof opening): void => work.changeRules({ opening: next });
  return (
    <section className="wide rota-block">
      <h3>{t('rota.setup.opening')}</h3>
      <p className="quiet small">{t('rota.setup.openingHint')}</p>
      <div className="weights">
        {opening.map((line, index) => {
          const name = work.people.get(line.personId)?.name ?? line.personId;
          return (
            <div key={line.personId} className="form-field">
              <span>{name}</span>
              <span className="rota-line">
                <NumberCell
                  label={t('rota.setup.openingOf', { name })}
                  value={line.points}
                  isSigned
                  problem={work.say(`rules.opening.${index}.points`)}
                  onChange={(points) => change(changedLine(opening, index, { points }))}
                />
                <RemoveLine name={name} onRemove={() => change(opening.toSpliced(index, 1))} />
              </span>
            </div>
          );
        })}
      </div>
      {work.canEdit ? (
        <PersonPick
          label={t('rota.setup.addOpening')}
          people={[...work.people.values()].filter((person) => !named.has(person.id))}
          value={null}
          onChange={(personId) => change([...opening, { personId, points: 0 }])}
        />
      ) : null}
    </section>
  );
}

/** The rules that no rota breaks, and what fairness counts. */
export function SetupRules({ work }: { readonly work: SetupWork }) {
  return (
    <div className="form-grid rota-rules">
      <Numbers work={work} />
      <Weights work={work} />
      <Apart work={work} />
      <Opening work={work} />
    </div>
  );
}
