import { Button } from 'antd';
import { type Exemption, exemption, type Unavailability } from '#domain/rota/setup';
import { useWords } from '../../use-words.ts';
import { ChoiceCell, DayCell, RemoveLine, TextCell } from './cells.tsx';
import { PersonPick } from './person-pick.tsx';
import { changedLine, type SetupWork } from './setup-work.ts';

/** Person, days and reason of one line; what both lists have. */
function SpanCells({
  work,
  line,
  path,
  onChange,
}: {
  readonly work: SetupWork;
  readonly line: Unavailability;
  readonly path: string;
  readonly onChange: (parts: Partial<Unavailability>) => void;
}) {
  const { t } = useWords();
  const name = work.people.get(line.personId)?.name ?? '';
  return (
    <>
      <td>
        <DayCell
          label={t('rota.setup.fromOf', { name })}
          day={line.fromDay}
          problem={work.say(`${path}.fromDay`)}
          onChange={(fromDay) => onChange({ fromDay })}
        />
      </td>
      <td>
        <DayCell
          label={t('rota.setup.untilOf', { name })}
          day={line.untilDay}
          problem={work.say(`${path}.untilDay`)}
          onChange={(untilDay) => onChange({ untilDay })}
        />
      </td>
      <td>
        <TextCell
          label={t('rota.setup.reasonOf', { name })}
          value={line.reason}
          problem={work.say(`${path}.reason`)}
          onChange={(reason) => onChange({ reason })}
        />
      </td>
    </>
  );
}

const blank = { fromDay: null, untilDay: null, reason: '' };

/** Lines of one list, each of a person, with the way to add one. */
function SparedList({
  work,
  kind,
}: {
  readonly work: SetupWork;
  readonly kind: 'unavailable' | 'exemptions';
}) {
  const { t } = useWords();
  const { rules } = work.setup;
  const lines: readonly (Unavailability | Exemption)[] = rules[kind];
  const people = [...work.people.values()];
  const [first] = people;
  const set = (next: readonly (Unavailability | Exemption)[]): void =>
    work.changeRules(
      kind === 'exemptions'
        ? { exemptions: next.map((line) => ({ what: 'all', ...line })) }
        : { unavailable: [...next] },
    );
  return (
    <section className="rota-block">
      <h3>{t(`rota.setup.${kind}`)}</h3>
      <p className="quiet small">{t(`rota.setup.${kind}Hint`)}</p>
      {lines.length === 0 ? null : (
        <table className="plain-table lined rota-lines" aria-label={t(`rota.setup.${kind}`)}>
          <thead>
            <tr>
              <th>{t('office:people.name')}</th>
              {kind === 'exemptions' ? <th>{t('rota.setup.what')}</th> : null}
              <th>{t('rota.setup.fromDay')}</th>
              <th>{t('rota.setup.untilDay')}</th>
              <th>{t('rota.setup.reason')}</th>
              <th>
                <span className="unseen">{t('rota.setup.remove')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {lines.map((line, index) => {
              const name = work.people.get(line.personId)?.name ?? '';
              const change = (parts: Partial<Exemption>): void => set(changedLine(lines, index, parts));
              return (
                // oxlint-disable-next-line react/no-array-index-key -- a line has no other name
                <tr key={index}>
                  <td>
                    <PersonPick
                      label={t('office:people.name')}
                      people={people}
                      value={line.personId}
                      onChange={(personId) => change({ personId })}
                    />
                  </td>
                  {'what' in line ? (
                    <td>
                      <ChoiceCell
                        label={t('rota.setup.whatOf', { name })}
                        value={line.what}
                        choices={exemption.shape.what.options.map((value) => ({
                          value,
                          label: t(`rota.setup.spared.${value}`),
                        }))}
                        onChange={(what) => change({ what })}
                      />
                    </td>
                  ) : null}
                  <SpanCells work={work} line={line} path={`rules.${kind}.${index}`} onChange={change} />
                  <td>
                    <RemoveLine name={name} onRemove={() => set(lines.toSpliced(index, 1))} />
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      )}
      <div>
        <Button
          disabled={first === undefined}
          onClick={() => {
            if (first !== undefined) set([...lines, { ...blank, personId: first.id }]);
          }}
        >
          {t(`rota.setup.add.${kind}`)}
        </Button>
      </div>
    </section>
  );
}

/** Who is not put on duty when, and which duties somebody is spared. */
export function SetupSpared({ work }: { readonly work: SetupWork }) {
  return (
    <>
      <SparedList work={work} kind="unavailable" />
      <SparedList work={work} kind="exemptions" />
    </>
  );
}
