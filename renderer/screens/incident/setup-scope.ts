import type { LevelRule } from '#domain/incident/level-rule';
import { useWords } from '../../use-words.ts';
import type { SetupWork } from './setup-work.ts';

/** Of which classes and kinds a rule or a question is, in words. */
export function useScopeWords(work: SetupWork): (rule: Pick<LevelRule, 'classes' | 'kinds'>) => string {
  const { t } = useWords();
  const nameOf = new Map(work.setup.kinds.map(({ id, name }) => [id, name]));
  return ({ classes, kinds }) => {
    const names = [
      ...classes.map((one) => t(`incident:class.${one}`)),
      ...kinds.map((id) => nameOf.get(id) ?? id),
    ];
    const some = names.slice(0, 4).join('、');
    if (names.length === 0) return t('incident:setup.everyKind');
    return names.length > 4 ? t('incident:setup.andMore', { names: some, count: names.length }) : some;
  };
}
