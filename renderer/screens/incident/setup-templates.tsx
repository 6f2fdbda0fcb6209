import { Button } from 'antd';
import type { IncidentTemplate } from '#domain/incident/setup';
import { useKept } from '../../parts/kept.ts';
import { useWords } from '../../use-words.ts';
import { useLineMoves } from '../rota/line-moves.ts';
import { movedLine } from '../rota/setup-draft.ts';
import { changedLine } from '../rota/setup-work.ts';
import { freeName } from '../period/setup-draft.ts';
import { PresetFold } from './setup-presets.tsx';
import { TemplateEditor } from './setup-template.tsx';
import { PartProblem } from './setup-problem.tsx';
import type { SetupWork } from './setup-work.ts';

const mostTemplates = 80;

/** 话术与报告模板: what is said on the telephone and written in reports, one of them open; the first that fits is taken. */
export function TemplateSection({ work }: { readonly work: SetupWork }) {
  const { t } = useWords();
  const { templates } = work.setup;
  const [openId, setOpenId] = useKept<string | undefined>('incident-template', undefined);
  const index = Math.max(
    0,
    templates.findIndex(({ id }) => id === openId),
  );
  const open = templates[index];
  const names = templates.map(({ name }) => name);
  const canAdd = work.canEdit && templates.length < mostTemplates;
  const movesOf = useLineMoves(work.canEdit, (from, to) =>
    work.change({ templates: movedLine(templates, from, to) }),
  );
  const add = (template: IncidentTemplate): void => {
    work.change({ templates: [...templates, template] });
    setOpenId(template.id);
  };
  const addNew = (): void =>
    add({
      id: crypto.randomUUID(),
      name: freeName((no) => t('incident:setup.template.newName', { no }), names),
      use: 'phone-initial',
      classes: [],
      text: '{{事件名称}}',
    });
  const copy = (template: IncidentTemplate): void =>
    add({
      ...template,
      id: crypto.randomUUID(),
      name: freeName((no) => t('incident:setup.copyName', { name: template.name, no }), names),
    });
  const shipped = work.presets?.templates ?? [];
  const own = new Set(templates.map(({ id }) => id));
  return (
    <>
      <p className="quiet small">{t('incident:setup.template.hint', { gap: '{{死亡}}' })}</p>
      <PartProblem text={work.say('templates')} />
      <div className="rota-groups">
        <ul className="group-list" aria-label={t('incident:setup.section.templates')}>
          {templates.map((template, at) => (
            <li key={template.id} {...movesOf(at)}>
              <button
                type="button"
                className="toggle"
                aria-pressed={at === index}
                title={t('rota.setup.moveHint')}
                onClick={() => setOpenId(template.id)}
              >
                <b>{template.name === '' ? t('rota.setup.unnamed') : template.name}</b>
                <span className="quiet small">
                  {[
                    t(`incident:use.${template.use}`),
                    ...template.classes.map((one) => t(`incident:class.${one}`)),
                  ].join(' · ')}
                </span>
                {work.countIn(`templates.${at}.`) === 0 ? null : (
                  <span className="form-problem">
                    {t('incident:setup.wrong', { count: work.countIn(`templates.${at}.`) })}
                  </span>
                )}
              </button>
            </li>
          ))}
          {canAdd ? (
            <li>
              <Button onClick={addNew}>{t('incident:setup.template.add')}</Button>
            </li>
          ) : null}
        </ul>
        {open === undefined ? null : (
          <TemplateEditor
            key={open.id}
            work={{
              template: open,
              canEdit: work.canEdit,
              change: (parts) =>
                work.change({ templates: changedLine<IncidentTemplate>(templates, index, parts) }),
              say: (path) => work.say(`templates.${index}.${path}`),
            }}
            onCopy={canAdd ? () => copy(open) : undefined}
            onRemove={
              templates.length === 1
                ? undefined
                : () => {
                    work.change({ templates: templates.toSpliced(index, 1) });
                    setOpenId(undefined);
                  }
            }
          />
        )}
      </div>
      <PresetFold
        name="templates"
        title={t('incident:setup.template.presets')}
        canEdit={canAdd}
        lines={shipped.map(({ id, name, use }) => ({
          id,
          name,
          says: t(`incident:use.${use}`),
          source: '',
          isTaken: own.has(id),
        }))}
        onTake={(id) => {
          const chosen = shipped.find((template) => template.id === id);
          if (chosen !== undefined) add(chosen);
        }}
      />
    </>
  );
}
