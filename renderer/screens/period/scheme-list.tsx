import { Button } from 'antd';
import type { Scheme } from '#domain/period/scheme';
import { useKept } from '../../parts/kept.ts';
import { useWords } from '../../use-words.ts';
import { useLineMoves } from '../rota/line-moves.ts';
import { movedLine } from '../rota/setup-draft.ts';
import { changedLine } from '../rota/setup-work.ts';
import { newScheme } from './scheme-draft.ts';
import { SchemeEditor } from './scheme-editor.tsx';
import { freeName } from './setup-draft.ts';
import type { SetupWork } from './setup-work.ts';

/** The most schemes that a room has. */
const mostSchemes = 40;

/** 方案: the schemes of this room, one of them open. */
export function SchemeList({ work }: { readonly work: SetupWork }) {
  const { t } = useWords();
  const { schemes } = work.setup;
  const [openId, setOpenId] = useKept<string | undefined>('period-scheme', undefined);
  const index = Math.max(
    0,
    schemes.findIndex(({ id }) => id === openId),
  );
  const open = schemes[index];
  const names = schemes.map(({ name }) => name);
  const movesOf = useLineMoves(work.canEdit, (from, to) =>
    work.change({ schemes: movedLine(schemes, from, to) }),
  );
  const add = (scheme: Scheme): void => {
    work.change({ schemes: [...schemes, scheme] });
    setOpenId(scheme.id);
  };
  const addNew = (): void =>
    add(
      newScheme(crypto.randomUUID(), {
        scheme: freeName((no) => t('period:scheme.newScheme', { no }), names),
        duty: t('period:tierKind.duty'),
        rest: t('period:tierKind.rest'),
        pool: t('period:scheme.firstPool'),
      }),
    );
  const canAdd = work.canEdit && schemes.length < mostSchemes;
  return (
    <>
      {schemes.length === 0 ? (
        <div className="empty">
          {t(work.canEdit ? 'period:scheme.none' : 'period:scheme.noneRead')}{' '}
          {work.canEdit ? <Button onClick={addNew}>{t('period:scheme.add')}</Button> : null}
        </div>
      ) : null}
      {open === undefined ? null : (
        <div className="rota-groups">
          <ul className="group-list" aria-label={t('period:setup.section.schemes')}>
            {schemes.map((scheme, at) => (
              <li key={scheme.id} {...movesOf(at)}>
                <button
                  type="button"
                  className="toggle"
                  aria-pressed={at === index}
                  title={t('rota.setup.moveHint')}
                  onClick={() => setOpenId(scheme.id)}
                >
                  <b>{scheme.name === '' ? t('rota.setup.unnamed') : scheme.name}</b>{' '}
                  <span className="quiet">{scheme.tiers.map(({ name }) => name).join(' · ')}</span>
                  {work.countIn(`schemes.${at}.`) === 0 ? null : (
                    <span className="form-problem">
                      {t('period:setup.wrong', { count: work.countIn(`schemes.${at}.`) })}
                    </span>
                  )}
                </button>
              </li>
            ))}
            {canAdd ? (
              <li>
                <Button onClick={addNew}>{t('period:scheme.add')}</Button>
              </li>
            ) : null}
          </ul>
          <SchemeEditor
            key={open.id}
            work={{
              scheme: open,
              canEdit: work.canEdit,
              change: (parts) => work.change({ schemes: changedLine<Scheme>(schemes, index, parts) }),
              say: (path) => work.say(`schemes.${index}.${path}`),
              groups: work.groups,
            }}
            onCopy={
              canAdd
                ? () =>
                    add({
                      ...open,
                      id: crypto.randomUUID(),
                      name: freeName((no) => t('period:scheme.copyName', { name: open.name, no }), names),
                    })
                : undefined
            }
            onRemove={() => {
              work.change({ schemes: schemes.toSpliced(index, 1) });
              setOpenId(undefined);
            }}
          />
        </div>
      )}
    </>
  );
}
