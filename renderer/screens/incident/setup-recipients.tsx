import type { IncidentSetup } from '#domain/incident/setup';
import { useWords } from '../../use-words.ts';
import { Titled } from '../absence/titled.tsx';
import { TextCell } from '../rota/cells.tsx';
import { freeName } from '../period/setup-draft.ts';
import { changedLine } from '../rota/setup-work.ts';
import { NamesPick } from './setup-cells.tsx';
import { LineTable } from './setup-lines.tsx';
import type { SetupWork } from './setup-work.ts';

type Recipient = IncidentSetup['recipients'][number];
type Bulletin = IncidentSetup['bulletins'][number];

/** Names that policies in force have and that are not in the list of recipients, each once. */
const unlisted = ({ policies, recipients }: IncidentSetup): readonly string[] => {
  const listed = new Set(recipients.map(({ name }) => name));
  return [
    ...new Set(
      policies
        .filter(({ isOn }) => isOn)
        .flatMap(({ stages }) => stages.flatMap(({ to }) => to))
        .filter((to) => !listed.has(to)),
    ),
  ];
};

function Bulletins({ work }: { readonly work: SetupWork }) {
  const { t } = useWords();
  const { bulletins, recipients } = work.setup;
  const known = recipients.map(({ name }) => name);
  return (
    <section className="rota-block" aria-label={t('incident:setup.bulletin.title')}>
      <h3>{t('incident:setup.bulletin.title')}</h3>
      <p className="quiet small">{t('incident:setup.bulletin.hint')}</p>
      {bulletins.map((form, index) => {
        const name = t(`incident:report.${form.kind}`);
        const change = (parts: Partial<Bulletin>): void =>
          work.change({ bulletins: changedLine<Bulletin>(bulletins, index, parts) });
        return (
          <fieldset key={form.kind} className="bare setup-fields">
            <legend>{name}</legend>
            <Titled label={t('incident:setup.bulletin.head')} isWide>
              <TextCell
                label={t('rota.setup.fieldOf', { name, field: t('incident:setup.bulletin.head') })}
                value={form.head}
                problem={work.say(`bulletins.${index}.head`)}
                onChange={(head) => change({ head })}
              />
            </Titled>
            {(['to', 'copyTo'] as const).map((field) => (
              <Titled key={field} label={t(`incident:setup.bulletin.${field}`)}>
                <NamesPick
                  label={t('rota.setup.fieldOf', { name, field: t(`incident:setup.bulletin.${field}`) })}
                  values={form[field]}
                  known={known}
                  problem={work.sayIn(`bulletins.${index}.${field}`)}
                  onChange={(names) => change({ [field]: names })}
                />
              </Titled>
            ))}
          </fieldset>
        );
      })}
    </section>
  );
}

/** 报告对象与快报: who outside gets reports, with the number that is dialled, and how bulletins are headed. */
export function RecipientSection({ work }: { readonly work: SetupWork }) {
  const { t } = useWords();
  const { recipients } = work.setup;
  const missing = unlisted(work.setup);
  const add = (name: string): void =>
    work.change({ recipients: [...recipients, { name, phone: '', note: '' }] });
  const heading = (field: keyof Recipient): string => t(`incident:setup.recipient.${field}`);
  return (
    <>
      <p className="quiet small">{t('incident:setup.recipient.hint')}</p>
      <LineTable<Recipient>
        label={t('incident:setup.recipient.title')}
        heads={(['name', 'phone', 'note'] as const).map((field) => <th key={field}>{heading(field)}</th>)}
        lines={recipients}
        keyOf={(_line, index) => String(index)}
        nameOf={({ name }) => name}
        renderCells={({ line, index, change }) =>
          (['name', 'phone', 'note'] as const).map((field) => (
            <td key={field}>
              <TextCell
                label={
                  field === 'name'
                    ? t('incident:setup.recipient.no', { no: index + 1 })
                    : t('rota.setup.fieldOf', { name: line.name, field: heading(field) })
                }
                value={line[field]}
                problem={work.say(`recipients.${index}.${field}`)}
                onChange={(text) => change({ [field]: text })}
              />
            </td>
          ))
        }
        canEdit={work.canEdit}
        problem={work.say('recipients')}
        empty={t('incident:setup.recipient.none')}
        add={{
          label: t('incident:setup.recipient.add'),
          most: 100,
          onAdd: () =>
            add(
              freeName(
                (no) => t('incident:setup.recipient.newName', { no }),
                recipients.map(({ name }) => name),
              ),
            ),
        }}
        onChange={(next) => work.change({ recipients: next })}
      />
      {missing.length === 0 ? null : (
        <div className="rota-line">
          <span className="quiet small">{t('incident:setup.recipient.missing')}</span>
          {missing.map((name) => (
            <button
              key={name}
              type="button"
              className="quiet-button"
              disabled={!work.canEdit}
              onClick={() => add(name)}
            >
              + {name}
            </button>
          ))}
        </div>
      )}
      <Bulletins work={work} />
    </>
  );
}
