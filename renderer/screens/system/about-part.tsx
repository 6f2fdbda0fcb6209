import { Button } from 'antd';
import { useWords } from '../../use-words.ts';
import { useAct, useAsk } from '../../asking.ts';
import { FailureNotice } from '../../parts/failure-notice.tsx';
import { HashWords } from './hash-words.tsx';

/** What this program is and where it keeps the records. */
export function AboutPart() {
  const { t } = useWords();
  const about = useAsk('console.about', {}).data;
  const head = useAsk('chain.head', {}).data;
  const { act, refusal } = useAct('console.showFolder');
  if (about === undefined) return null;
  return (
    <div className="about">
      <dl className="facts">
        <dt>{t('office:about.program')}</dt>
        <dd>
          {t('app.name')} {about.version}
        </dd>
        <dt>{t('office:about.runtime')}</dt>
        <dd>
          Electron {about.electron} · Chromium {about.chromium}
        </dd>
        <dt>{t('office:about.folder')}</dt>
        <dd>
          {about.storeFolder}{' '}
          {about.isDemo ? <span className="tag orange">{t('office:about.demo')}</span> : null}
        </dd>
        {head === undefined ? null : (
          <>
            <dt>{t('handover.head')}</dt>
            <dd>
              #{head.seq} <HashWords hash={head.hash} />
            </dd>
          </>
        )}
      </dl>
      <div className="actions">
        <Button onClick={() => void act({ folder: about.storeFolder })}>{t('office:about.open')}</Button>
        <span className="quiet small">{t('office:about.openHint')}</span>
      </div>
      <p className="secrecy">{t('app.secrecy')}</p>
      <FailureNotice error={refusal} />
    </div>
  );
}
