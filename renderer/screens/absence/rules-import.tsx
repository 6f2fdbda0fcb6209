import { Button } from 'antd';
import { useRef } from 'react';
import { type PresetFileFault, readPreset } from '#domain/absence/read-preset';
import type { AbsencePreset } from '#domain/absence/rules';
import { textOfFile } from '../../parts/file-text.ts';
import { ImportModal } from '../../parts/import-modal.tsx';
import { keep, useKept } from '../../parts/kept.ts';
import { Field } from '../../parts/plain-field.tsx';
import { useWords, type Words } from '../../use-words.ts';
import { PresetSays } from './preset-says.tsx';

const mostFaults = 20;

function faultWords(t: Words, fault: PresetFileFault): string {
  switch (fault.code) {
    case 'too-long':
    case 'not-json':
    case 'not-a-set':
      return t(`absence:rules.fault.${fault.code}`);
    case 'missing':
    case 'unknown':
    case 'value':
      return t(`absence:rules.fault.${fault.code}`, { path: fault.path, text: fault.text });
    case 'together':
      return t(`absence:rules.fault.${fault.rule}`, {
        path: fault.path,
        names: fault.details.join(t('absence:rules.comma')),
      });
    default:
      return fault satisfies never;
  }
}

function Faults({ faults }: { readonly faults: readonly PresetFileFault[] }) {
  const { t } = useWords();
  return (
    <div className="failure wide" role="alert">
      <div>
        {t('absence:rules.faults', { count: faults.length })}
        <ul className="problem-lines">
          {faults.slice(0, mostFaults).map((fault) => (
            <li key={faultWords(t, fault)}>{faultWords(t, fault)}</li>
          ))}
        </ul>
        {faults.length > mostFaults
          ? t('absence:rules.moreFaults', { count: faults.length - mostFaults })
          : null}
      </div>
    </div>
  );
}

/** Takes a set of rules out of a file or pasted text, after showing what is wrong with it or what it says. */
export function RulesImport({
  onTake,
  onClose,
}: {
  readonly onTake: (preset: AbsencePreset) => void;
  readonly onClose: () => void;
}) {
  const { t } = useWords();
  const file = useRef<HTMLInputElement>(null);
  const [text, setText] = useKept('absence-rules-import', '');
  const read = text.trim() === '' ? undefined : readPreset(text);
  const preset = read?.preset ?? undefined;
  const choose = async (chosen: File | undefined): Promise<void> => {
    if (chosen !== undefined) setText(await textOfFile(chosen));
  };
  const take = async (): Promise<void> => {
    if (preset === undefined) return;
    keep('absence-rules-import', '');
    onTake(preset);
  };
  return (
    <ImportModal
      title={t('absence:rules.importTitle')}
      take={
        preset === undefined
          ? t('absence:rules.importNone')
          : t('absence:rules.importTake', { name: preset.name })
      }
      canTake={preset !== undefined}
      isBusy={false}
      onTake={take}
      onClose={onClose}
    >
      <div className="form-grid rule-import">
        <div className="wide actions">
          <Button onClick={() => file.current?.click()}>{t('absence:rules.choose')}</Button>
          <span className="quiet small">{t('absence:rules.chooseHint')}</span>
          <input
            ref={file}
            className="unseen"
            type="file"
            accept=".json,.txt"
            tabIndex={-1}
            aria-label={t('absence:rules.choose')}
            onChange={(event) => {
              void choose(event.target.files?.[0]);
              // The same file can be chosen again after it was mended.
              event.target.value = '';
            }}
          />
        </div>
        <Field label={t('absence:rules.paste')} isWide>
          {(wires) => (
            <textarea
              {...wires}
              className="text-input pasted-text"
              rows={preset === undefined ? 12 : 4}
              spellCheck={false}
              value={text}
              onChange={(event) => setText(event.target.value)}
            />
          )}
        </Field>
        {read === undefined || read.faults.length === 0 ? null : <Faults faults={read.faults} />}
        {preset === undefined ? null : (
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a region that scrolls must be reachable by keyboard
          <section className="rule-preview wide" tabIndex={0} aria-label={preset.name}>
            <h3>{preset.name}</h3>
            <PresetSays preset={preset} />
          </section>
        )}
      </div>
    </ImportModal>
  );
}
