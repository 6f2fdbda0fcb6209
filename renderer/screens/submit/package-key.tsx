import { Button } from 'antd';
import { useState } from 'react';
import { useAct, useAsk } from '../../asking.ts';
import { call } from '../../call.ts';
import { useHasRole } from '../../frame/seat.tsx';
import { FailureNotice } from '../../parts/failure-notice.tsx';
import { ReasonDialog } from '../../parts/reason-dialog.tsx';
import { useTimes } from '../../parts/times.ts';
import { useWords } from '../../use-words.ts';

/** The identity of this room towards a central office: the code of its key in large digits for reading over the telephone, its card, and how a key is made. */
export function PackageKey() {
  const { t } = useWords();
  const times = useTimes();
  const mayMake = useHasRole('chief', 'admin');
  const asked = useAsk('package.key', {});
  const make = useAct('package.makeKey');
  const card = useAct('package.card');
  const [isReplacing, setReplacing] = useState(false);
  const [saved, setSaved] = useState<string | undefined>(undefined);
  const [isOpen, setOpen] = useState(false);
  if (asked.data === undefined) return <FailureNotice error={asked.error} />;
  const { key, earlier } = asked.data;
  const saveCard = async (): Promise<void> => {
    const { folder } = await call('console.chooseFolder', { title: t('product:packages.saveCard') });
    if (folder === null) return;
    const answer = await card.act({ folder });
    if (answer !== undefined) setSaved(answer.file);
  };
  return (
    <section className="package-key" aria-label={t('product:packages.key')}>
      {key === null ? (
        <div className="key-first">
          <h3>{t('product:packages.keyFirst')}</h3>
          <ol>
            <li>{t('product:packages.keySteps.make')}</li>
            <li>{t('product:packages.keySteps.card')}</li>
            <li>{t('product:packages.keySteps.read')}</li>
          </ol>
          {mayMake ? (
            <Button type="primary" loading={make.isBusy} onClick={() => void make.act({ reason: '' })}>
              {t('product:packages.makeKey')}
            </Button>
          ) : (
            <p className="quiet">{t('product:packages.askChief')}</p>
          )}
        </div>
      ) : (
        <>
          <div className="key-code">
            <span className="small quiet">{t('product:packages.keyCode')}</span>
            <span className="key-digits">
              {key.code.split(' ').map((group, place) => (
                // A code can have the same group twice.
                // oxlint-disable-next-line react/no-array-index-key
                <b key={place}>{group}</b>
              ))}
            </span>
          </div>
          <div className="key-says">
            <span className="small quiet">
              {t('product:packages.keyMade', { name: key.madeByName, time: times.full(key.madeAt) })}
            </span>
            <div className="actions">
              <Button loading={card.isBusy} onClick={() => void saveCard()}>
                {t('product:packages.saveCard')}
              </Button>
              {mayMake ? (
                <Button onClick={() => setReplacing(true)}>{t('product:packages.replaceKey')}</Button>
              ) : null}
              {earlier.length === 0 ? null : (
                <Button type="link" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
                  {t('product:packages.earlierKeys', { count: earlier.length })}
                </Button>
              )}
            </div>
            {saved === undefined ? null : (
              <output className="small quiet">{t('product:packages.cardSaved', { file: saved })}</output>
            )}
          </div>
          {isOpen ? (
            <ul className="key-earlier">
              {earlier.map((one) => (
                <li key={one.publicKey}>
                  {one.code}{' '}
                  <span className="small quiet">
                    {t('product:packages.keyMade', { name: one.madeByName, time: times.full(one.madeAt) })}
                  </span>
                </li>
              ))}
            </ul>
          ) : null}
        </>
      )}
      <FailureNotice error={card.refusal ?? (key === null ? make.refusal : undefined)} />
      {isReplacing ? (
        <ReasonDialog
          title={t('product:packages.replaceKey')}
          label={t('product:packages.replaceReason')}
          hint={t('product:packages.replaceHint')}
          most={300}
          isRequired
          isBusy={make.isBusy}
          refusal={make.refusal}
          onConfirm={async (reason) => (await make.act({ reason })) !== undefined}
          onClose={() => setReplacing(false)}
        />
      ) : null}
    </section>
  );
}
