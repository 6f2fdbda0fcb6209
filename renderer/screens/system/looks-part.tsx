import { useId } from 'react';
import { useWords } from '../../use-words.ts';
import type { ConsoleSettings } from '#contract/methods/desktop';
import { useAct, useAsk } from '../../asking.ts';
import { FailureNotice } from '../../parts/failure-notice.tsx';

const choices = {
  language: ['zh-CN', 'en'],
  theme: ['light', 'night', 'schedule', 'system'],
  size: ['normal', 'large'],
} as const satisfies { readonly [K in keyof Omit<ConsoleSettings, 'sound'>]: readonly ConsoleSettings[K][] };

/** How this workstation looks and sounds; every choice holds at once. */
export function LooksPart() {
  const { t } = useWords();
  const id = useId();
  const settings = useAsk('console.settings', {}).data;
  const { act, refusal } = useAct('console.change');
  if (settings === undefined) return null;
  return (
    <div className="looks">
      {(['language', 'theme', 'size'] as const).map((part) => (
        <fieldset key={part}>
          <legend>{t(`office:looks.${part}`)}</legend>
          <div className="choices">
            {choices[part].map((choice) => (
              <label key={choice} className="choice" lang={part === 'language' ? choice : undefined}>
                <input
                  type="radio"
                  name={`${id}-${part}`}
                  checked={settings[part] === choice}
                  onChange={() => void act({ [part]: choice })}
                />
                {t(`office:looks.choice.${choice}`)}
              </label>
            ))}
          </div>
        </fieldset>
      ))}
      <label className="choice">
        <input
          type="checkbox"
          checked={settings.sound}
          onChange={(event) => void act({ sound: event.target.checked })}
        />
        <span>
          {t('office:looks.sound')}
          <span className="form-hint">{t('office:looks.soundHint')}</span>
        </span>
      </label>
      <p className="quiet small">{t('office:looks.explain')}</p>
      <FailureNotice error={refusal} />
    </div>
  );
}
