import { type RefObject, Fragment } from 'react';
import { currentFacts, isTakenBack, type KeptFact } from '#domain/incident/facts';
import { elementLabel } from '#domain/incident/script-parts';
import { stillChecking } from '#domain/incident/template-gaps';
import { factLabel } from '../../parts/fact-words.ts';
import { useWords } from '../../use-words.ts';
import type { CallDraft } from './call-draft.ts';
import type { Script } from './use-script.ts';

/** A stretch of the script with what nobody knows yet marked. */
function Spoken({ text }: { readonly text: string }) {
  return text.split(stillChecking).map((piece, place) => (
    // oxlint-disable-next-line react/no-array-index-key -- pieces of one text have nothing but their place
    <Fragment key={place}>
      {place === 0 ? null : <mark>{stillChecking}</mark>}
      {piece}
    </Fragment>
  ));
}

/** What to say in large type, with the facts filled in and each element to be ticked off while it is said. */
export function CallScript({
  focus,
  draft,
  script,
  facts,
  onTick,
  onChange,
}: {
  readonly focus: RefObject<HTMLElement | null>;
  readonly draft: CallDraft;
  readonly script: Script;
  readonly facts: readonly KeptFact[];
  readonly onTick: (label: string) => void;
  readonly onChange: (draft: CallDraft) => void;
}) {
  const { t } = useWords();
  const { said } = draft;
  const next = script.elements.find((label) => !said.includes(label));
  const count = script.elements.filter((label) => said.includes(label)).length;
  const unverified = [...currentFacts(facts).values()].filter(
    (fact) => !fact.isVerified && !isTakenBack(fact),
  );
  const places = new Map(script.elements.map((label, place) => [label, place]));
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a long script is scrolled with the keys
    <section ref={focus} className="panel call-script" tabIndex={0} aria-label={t('incident:call.script')}>
      <header>
        <h3>{t('incident:call.script')}</h3>
        {script.elements.length === 0 ? null : (
          <span className="quiet small" role="status">
            {t('incident:call.saidCount', { count, of: script.elements.length })} ·{' '}
            {t('incident:call.tickHint')}
          </span>
        )}
      </header>
      <div className="call-said">
        {script.text === '' ? <p className="quiet">{t('incident:call.noScript')}</p> : null}
        {script.parts.map((part) => {
          if (!part.isElement)
            return (
              <p key={part.text} className={/^【[^】]*】$/u.test(part.text) ? 'call-heading' : undefined}>
                <Spoken text={part.text} />
              </p>
            );
          const label = elementLabel(part);
          const place = places.get(label) ?? 0;
          return (
            <label key={part.text} className={label === next ? 'call-element is-next' : 'call-element'}>
              <input type="checkbox" checked={said.includes(label)} onChange={() => onTick(label)} />
              <kbd>{place < 10 ? (place + 1) % 10 : ''}</kbd>
              <span>
                <Spoken text={part.text} />
              </span>
            </label>
          );
        })}
        {unverified.length === 0 ? null : (
          <p className="quiet small">
            {t('incident:call.unverified', {
              names: unverified.map((fact) => factLabel(t, fact)).join(t('common.comma')),
            })}
          </p>
        )}
      </div>
      <label className="call-readback">
        <input
          type="checkbox"
          checked={draft.isReadBack}
          onChange={(event) => onChange({ ...draft, isReadBack: event.target.checked })}
        />
        <kbd>F</kbd> <b>{t('incident:call.readBack')}</b>
      </label>
    </section>
  );
}
