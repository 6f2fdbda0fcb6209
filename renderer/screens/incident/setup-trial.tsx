import { ConfigProvider } from 'antd';
import { factName, type KeptFact } from '#domain/incident/facts';
import { suggestLevel } from '#domain/incident/suggest-level';
import { localParts } from '#domain/time/zone';
import { useZone } from '../../frame/seat.tsx';
import { useKept } from '../../parts/kept.ts';
import { useMinute } from '../../use-now.ts';
import { useWords } from '../../use-words.ts';
import { Titled } from '../absence/titled.tsx';
import { factsOf, type TypedFigures } from './setup-case.ts';
import { Suggestion } from './setup-dry-result.tsx';
import { KindChoice } from './setup-dry-run.tsx';
import { FigureFields } from './setup-figures.tsx';
import type { SetupWork } from './setup-work.ts';

type Trial = { readonly kindId: string; readonly figures: TypedFigures };

/** What the level rules, as they are typed and before they are saved, suggest for a kind and figures that somebody makes up. */
export function LevelTrial({ work }: { readonly work: SetupWork }) {
  const { t } = useWords();
  const now = useMinute();
  const day = localParts(now, useZone()).day;
  const [trial, setTrial] = useKept<Trial>('incident-level-trial', { kindId: '', figures: {} });
  const facts = factsOf(trial.figures, now);
  const current = new Map(
    (facts ?? []).map((fact, place): readonly [string, KeptFact] => [
      factName(fact),
      { ...fact, seq: 0, place, recordedAt: now, byName: '' },
    ]),
  );
  const { level, because, reportBecause } = suggestLevel(work.setup.levelRules, {
    class: work.setup.kinds.find(({ id }) => id === trial.kindId)?.class ?? null,
    kindId: trial.kindId,
    current,
    day,
  });
  return (
    <ConfigProvider componentDisabled={false}>
      <section className="rota-block setup-dry" aria-label={t('incident:setup.rule.trial')}>
        <h3>{t('incident:setup.rule.trial')}</h3>
        <p className="quiet small">{t('incident:setup.rule.trialHint')}</p>
        <div className="setup-case">
          <Titled label={t('incident:word.kind')}>
            <KindChoice
              work={work}
              value={trial.kindId}
              onChange={(kindId) => setTrial({ ...trial, kindId })}
            />
          </Titled>
        </div>
        <FigureFields figures={trial.figures} onChange={(figures) => setTrial({ ...trial, figures })} />
        <div aria-live="polite">
          {facts === undefined || facts.length === 0 ? (
            <div className="empty">{t('incident:setup.rule.fill')}</div>
          ) : (
            <Suggestion
              suggestion={{
                level,
                because: because.map(({ text }) => text),
                reportBecause: reportBecause.map(({ text }) => text),
              }}
            />
          )}
        </div>
      </section>
    </ConfigProvider>
  );
}
