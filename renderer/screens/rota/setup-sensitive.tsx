import { Button } from 'antd';
import { announce } from '../../frame/events.ts';
import { useGoTo } from '../../frame/use-console-keys.ts';
import { useWords } from '../../use-words.ts';
import { RemoveLine } from './cells.tsx';
import type { SetupWork } from './setup-work.ts';

/** Leads to the important periods, where such days are declared; what still stands here is shown and can be taken out. */
export function SetupSensitive({ work }: { readonly work: SetupWork }) {
  const { t } = useWords();
  const goTo = useGoTo();
  const { sensitive } = work.setup;
  const open = (): void => {
    goTo('/period');
    announce('show-period', { tab: 'list' });
  };
  return (
    <section className="rota-block">
      <p>{t('period:setup.sensitive')}</p>
      <div>
        <Button disabled={false} onClick={open}>
          {t('period:setup.sensitiveGo')}
        </Button>
      </div>
      {sensitive.length === 0 ? null : (
        <>
          <p className="quiet small">{t('period:setup.sensitiveOld')}</p>
          <ul className="preset-list" aria-label={t('rota.setup.section.sensitive')}>
            {sensitive.map(({ name, fromDay, untilDay }, index) => (
              // oxlint-disable-next-line react/no-array-index-key -- two stretches may have one name
              <li key={index} className="panel">
                <b>{name}</b>
                <span>{t('period:setup.span', { from: fromDay, until: untilDay })}</span>
                <RemoveLine
                  name={name}
                  onRemove={() => work.change({ sensitive: sensitive.toSpliced(index, 1) })}
                />
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
