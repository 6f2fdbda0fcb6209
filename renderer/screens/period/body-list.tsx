import { Button } from 'antd';
import type { SuperiorBody } from '#domain/period/setup';
import { useKept } from '../../parts/kept.ts';
import { useWords } from '../../use-words.ts';
import { changedLine } from '../rota/setup-work.ts';
import { BodyEditor } from './body-editor.tsx';
import { freeName } from './setup-draft.ts';
import { usualBody } from './setup-presets.ts';
import type { SetupWork } from './setup-work.ts';

/** The most bodies that a room reports to. */
const mostBodies = 20;

/** 报送对象: the superior bodies of this room, one of them open. */
export function BodyList({ work }: { readonly work: SetupWork }) {
  const { t } = useWords();
  const { bodies } = work.setup;
  const [openId, setOpenId] = useKept<string | undefined>('period-body', undefined);
  const index = Math.max(
    0,
    bodies.findIndex(({ id }) => id === openId),
  );
  const open = bodies[index];
  const add = (): void => {
    const id = crypto.randomUUID();
    const names = bodies.map(({ name }) => name);
    const name = freeName(
      (no) => (no === 1 ? usualBody.name : t('period:body.nameNo', { name: usualBody.name, no })),
      names,
    );
    work.change({ bodies: [...bodies, { ...usualBody, id, name }] });
    setOpenId(id);
  };
  const addButton =
    work.canEdit && bodies.length < mostBodies ? <Button onClick={add}>{t('period:body.add')}</Button> : null;
  if (open === undefined)
    return (
      <div className="empty">
        {t(work.canEdit ? 'period:body.none' : 'period:body.noneRead')} {addButton}
      </div>
    );
  const change = (parts: Partial<SuperiorBody>): void =>
    work.change({ bodies: changedLine<SuperiorBody>(bodies, index, parts) });
  return (
    <>
      <p className="quiet small">{t('period:body.hint')}</p>
      <div className="rota-groups">
        <ul className="group-list" aria-label={t('period:setup.section.bodies')}>
          {bodies.map((body, at) => (
            <li key={body.id}>
              <button
                type="button"
                className="toggle"
                aria-pressed={at === index}
                onClick={() => setOpenId(body.id)}
              >
                <b>{body.name === '' ? t('rota.setup.unnamed') : body.name}</b>{' '}
                {work.countIn(`bodies.${at}.`) === 0 ? null : (
                  <span className="form-problem">
                    {t('period:setup.wrong', { count: work.countIn(`bodies.${at}.`) })}
                  </span>
                )}
              </button>
            </li>
          ))}
          {addButton === null ? null : <li>{addButton}</li>}
        </ul>
        <BodyEditor
          key={open.id}
          setup={work.setup}
          work={{
            body: open,
            saved: work.saved.bodies.find(({ id }) => id === open.id),
            canEdit: work.canEdit,
            change,
            changeForm: (parts) => change({ form: { ...open.form, ...parts } }),
            say: (path) => work.say(`bodies.${index}.${path}`),
          }}
          onRemove={() => {
            work.change({ bodies: bodies.toSpliced(index, 1) });
            setOpenId(undefined);
          }}
        />
      </div>
    </>
  );
}
