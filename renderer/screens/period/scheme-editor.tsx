import { Button } from 'antd';
import { Field } from '../../parts/plain-field.tsx';
import { useWords } from '../../use-words.ts';
import { TickCell } from '../absence/tick-cell.tsx';
import { Titled } from '../absence/titled.tsx';
import { NumberCell, TextCell } from '../rota/cells.tsx';
import { SchemeDemands } from './scheme-demands.tsx';
import { SchemePools } from './scheme-pools.tsx';
import { SchemePreview } from './scheme-preview.tsx';
import { SchemeTiers } from './scheme-tiers.tsx';
import type { SchemeWork } from './scheme-work.ts';

function Heading({ work }: { readonly work: SchemeWork }) {
  const { t } = useWords();
  const { scheme } = work;
  return (
    <div className="period-fields">
      {(['name', 'source'] as const).map((field) => (
        <Titled key={field} label={t(`period:scheme.${field}`)}>
          <TextCell
            label={t(`period:scheme.${field}`)}
            value={scheme[field]}
            problem={work.say(field)}
            onChange={(text) => work.change({ [field]: text })}
          />
        </Titled>
      ))}
      <Field label={t('period:scheme.note')} problem={work.say('note')} isWide>
        {(wires) => (
          <textarea
            {...wires}
            className="text-input"
            rows={2}
            value={scheme.note}
            disabled={!work.canEdit}
            onChange={(event) => work.change({ note: event.target.value })}
          />
        )}
      </Field>
    </div>
  );
}

function Rotating({ work }: { readonly work: SchemeWork }) {
  const { t } = useWords();
  const { scheme } = work;
  return (
    <section className="rota-block" aria-label={t('period:scheme.rotation')}>
      <h3>{t('period:scheme.rotation')}</h3>
      <div className="rota-line period-rotating">
        <span aria-hidden="true">{t('period:scheme.blockDays')}</span>
        <NumberCell
          label={t('period:scheme.blockDays')}
          value={scheme.blockDays}
          problem={work.say('blockDays')}
          onChange={(blockDays) => work.change({ blockDays })}
        />
        <TickCell
          label={t('period:scheme.restsAfterDuty')}
          isOn={scheme.restsAfterDuty}
          isOff={!work.canEdit}
          onChange={(restsAfterDuty) => work.change({ restsAfterDuty })}
        />
      </div>
    </section>
  );
}

/** One scheme of the room: its tiers, its pools, how many people each tier has, how it rotates, and what that comes to. */
export function SchemeEditor({
  work,
  onCopy,
  onRemove,
}: {
  readonly work: SchemeWork;
  /** Undefined where the room has as many schemes as it can. */
  readonly onCopy: (() => void) | undefined;
  readonly onRemove: () => void;
}) {
  const { t } = useWords();
  const { scheme } = work;
  return (
    <section className="group-open" aria-label={scheme.name}>
      <div className="period-title">
        <p className="quiet small">{t('period:scheme.copiedHint')}</p>
        {work.canEdit ? (
          <div className="actions">
            {onCopy === undefined ? null : <Button onClick={onCopy}>{t('period:scheme.copy')}</Button>}
            <Button danger onClick={onRemove}>
              {t('period:scheme.remove')}
            </Button>
          </div>
        ) : null}
      </div>
      <Heading work={work} />
      <SchemeTiers work={work} />
      <SchemePools work={work} />
      <SchemeDemands work={work} />
      <Rotating work={work} />
      <SchemePreview scheme={scheme} />
    </section>
  );
}
