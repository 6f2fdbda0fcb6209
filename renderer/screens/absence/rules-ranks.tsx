import { Button } from 'antd';
import type { AbsenceRank } from '#domain/absence/rules';
import { useWords } from '../../use-words.ts';
import { ChoiceCell, RemoveLine, TextCell } from '../rota/cells.tsx';
import { changedLine } from '../rota/setup-work.ts';
import { RulesPeople } from './rules-people.tsx';
import { newRank, withoutRank } from './rules-draft.ts';
import type { RulesWork } from './rules-work.ts';
import { TickCell } from './tick-cell.tsx';
import { Titled } from './titled.tsx';

/** The ranks by which rules differ, the usual one, and who has which. */
export function RulesRanks({ work }: { readonly work: RulesWork }) {
  const { t } = useWords();
  const { ranks, usualRank, people } = work.rules;
  const change = (index: number, parts: Partial<AbsenceRank>): void =>
    work.change({ ranks: changedLine(ranks, index, parts) });
  const nameOf = (rank: AbsenceRank): string => (rank.name === '' ? t('absence:rules.blank') : rank.name);
  return (
    <>
      <p className="quiet small">{t('absence:rules.ranksHint')}</p>
      <table className="plain-table lined rota-lines rule-ranks" aria-label={t('absence:rules.ranks')}>
        <thead>
          <tr>
            <th>{t('absence:rules.rankName')}</th>
            <th>{t('absence:rules.leader')}</th>
            <th className="number">{t('absence:rules.named')}</th>
            <th>
              <span className="unseen">{t('absence:rules.remove')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {ranks.map((rank, index) => (
            <tr key={rank.id}>
              <td>
                <TextCell
                  label={t('absence:rules.rankName')}
                  value={rank.name}
                  problem={work.say(`ranks.${index}.name`)}
                  onChange={(name) => change(index, { name })}
                />
              </td>
              <td>
                <TickCell
                  label={t('absence:rules.isLeader', { name: nameOf(rank) })}
                  isOn={rank.isLeader}
                  isOff={!work.canEdit}
                  onChange={(isLeader) => change(index, { isLeader })}
                />
              </td>
              <td className="number">{people.filter(({ rankId }) => rankId === rank.id).length}</td>
              <td>
                {ranks.length === 1 ? null : (
                  <RemoveLine
                    name={nameOf(rank)}
                    onRemove={() => work.change(withoutRank(work.rules, rank.id))}
                  />
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <div className="actions">
        {work.canEdit ? (
          <Button onClick={() => work.change({ ranks: [...ranks, newRank(crypto.randomUUID())] })}>
            {t('absence:rules.addRank')}
          </Button>
        ) : null}
      </div>
      <div className="rule-usual">
        <Titled label={t('absence:rules.usualRank')}>
          <ChoiceCell
            label={t('absence:rules.usualRank')}
            value={usualRank}
            choices={ranks.map((rank) => ({ value: rank.id, label: nameOf(rank) }))}
            onChange={(next) => work.change({ usualRank: next })}
          />
        </Titled>
      </div>
      <RulesPeople work={work} />
    </>
  );
}
