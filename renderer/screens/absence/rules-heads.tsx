import { Button } from 'antd';
import type { AbsenceRules } from '#domain/absence/rules';
import type { Person } from '#domain/people/person';
import { useWords } from '../../use-words.ts';
import { RemoveLine, TextCell } from '../rota/cells.tsx';
import { PersonPick } from '../rota/person-pick.tsx';
import { changedLine } from '../rota/setup-work.ts';
import type { RulesWork } from './rules-work.ts';
import { TickCell } from './tick-cell.tsx';

type Pair = AbsenceRules['heads'][number];

/** Two of the directory for a new pair: leaders by rank where there are some. */
function firstTwo(work: RulesWork): readonly [Person, Person] | undefined {
  const leading = new Set(work.rules.ranks.filter(({ isLeader }) => isLeader).map(({ id }) => id));
  const ranked = new Set(
    work.rules.people.filter(({ rankId }) => leading.has(rankId)).map(({ personId }) => personId),
  );
  const present = [...work.people.values()].filter(({ leftDay }) => leftDay === null);
  const [one, other] = [
    ...present.filter(({ id }) => ranked.has(id)),
    ...present.filter(({ id }) => !ranked.has(id)),
  ];
  return one === undefined || other === undefined ? undefined : [one, other];
}

/** The two heads, or the head and the standing deputy, who are not away together. */
export function RulesHeads({ work }: { readonly work: RulesWork }) {
  const { t } = useWords();
  const { heads, keepsHeadsApart } = work.rules;
  const people = [...work.people.values()];
  const two = firstTwo(work);
  const change = (next: readonly Pair[]): void => work.change({ heads: [...next] });
  return (
    <section className="rota-block" aria-label={t('absence:rules.heads')}>
      <h3>{t('absence:rules.heads')}</h3>
      <p className="quiet small">{t('absence:rules.headsHint')}</p>
      <TickCell
        label={t('absence:rules.keepsHeadsApart')}
        isOn={keepsHeadsApart}
        isOff={!work.canEdit}
        onChange={(isOn) => work.change({ keepsHeadsApart: isOn })}
      />
      {heads.map((pair, index) => {
        const [one, other] = pair.people;
        const problem = work.say(`heads.${index}.people.0`) ?? work.say(`heads.${index}.people.1`);
        return (
          // oxlint-disable-next-line react/no-array-index-key -- a pair has no other name
          <div key={index} className="rota-line">
            <PersonPick
              label={t('absence:rules.oneHead')}
              people={people}
              value={one}
              onChange={(id) => change(changedLine(heads, index, { people: [id, other] }))}
            />
            <PersonPick
              label={t('absence:rules.otherHead')}
              people={people}
              value={other}
              isInvalid={problem !== undefined}
              onChange={(id) => change(changedLine(heads, index, { people: [one, id] }))}
            />
            <TextCell
              label={t('absence:rules.headsReason')}
              placeholder={t('absence:rules.headsReason')}
              value={pair.reason}
              problem={work.say(`heads.${index}.reason`)}
              onChange={(reason) => change(changedLine(heads, index, { reason }))}
            />
            <RemoveLine
              name={`${work.people.get(one)?.name ?? ''} ${work.people.get(other)?.name ?? ''}`}
              onRemove={() => change(heads.toSpliced(index, 1))}
            />
            {problem === undefined ? null : <span className="form-problem">{problem}</span>}
          </div>
        );
      })}
      {work.canEdit ? (
        <div>
          <Button
            disabled={two === undefined}
            onClick={() => {
              if (two !== undefined) change([...heads, { people: [two[0].id, two[1].id], reason: '' }]);
            }}
          >
            {t('absence:rules.addHeads')}
          </Button>
        </div>
      ) : null}
    </section>
  );
}
