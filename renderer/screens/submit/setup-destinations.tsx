import { Button } from 'antd';
import { useState } from 'react';
import type { PackageDestination } from '#domain/product/setup';
import { useWords } from '../../use-words.ts';
import { TickCell } from '../absence/tick-cell.tsx';
import { Titled } from '../absence/titled.tsx';
import { freeName } from '../period/setup-draft.ts';
import { ChoiceCell, RemoveLine, TextCell } from '../rota/cells.tsx';
import { changedLine } from '../rota/setup-work.ts';
import { PackageContentsChoice } from './package-contents.tsx';
import { FolderCell } from './setup-folder.tsx';
import { TrustDialog } from './setup-trust.tsx';
import type { ProductWork } from './setup-work.ts';

function Destination({
  work,
  index,
  destination,
  onTrust,
}: {
  readonly work: ProductWork;
  readonly index: number;
  readonly destination: PackageDestination;
  readonly onTrust: () => void;
}) {
  const { t } = useWords();
  const { destinations, recipients } = work.setup;
  const { name, folder, recipientId, isOn, office } = destination;
  const at = `destinations.${index}`;
  const change = (parts: Partial<PackageDestination>): void =>
    work.change({ destinations: changedLine<PackageDestination>(destinations, index, parts) });
  const labelOf = (field: string): string => t('rota.setup.fieldOf', { name, field });
  const nobody = { value: '', label: t('product:setup.destination.nobody') };
  return (
    <section className="panel submit-block" aria-label={name}>
      <div className="submit-fields">
        <Titled label={t('product:setup.destination.name')}>
          <TextCell
            label={t('product:setup.destination.no', { no: index + 1 })}
            value={name}
            problem={work.say(`${at}.name`)}
            onChange={(text) => change({ name: text })}
          />
        </Titled>
        <Titled label={t('product:setup.destination.recipient')}>
          <ChoiceCell
            label={labelOf(t('product:setup.destination.recipient'))}
            value={recipientId ?? ''}
            choices={[nobody, ...recipients.map(({ id, name: label }) => ({ value: id, label }))]}
            problem={work.say(`${at}.recipientId`)}
            onChange={(id) => change({ recipientId: id === '' ? null : id })}
          />
        </Titled>
        <TickCell
          label={t('product:setup.destination.isOn')}
          isOn={isOn}
          isOff={!work.canEdit}
          onChange={(next) => change({ isOn: next })}
        />
        <RemoveLine
          name={name}
          onRemove={() => work.change({ destinations: destinations.toSpliced(index, 1) })}
        />
      </div>
      <Titled label={t('product:setup.destination.folder')}>
        <FolderCell
          label={labelOf(t('product:setup.destination.folder'))}
          value={folder}
          problem={work.say(`${at}.folder`)}
          canEdit={work.canEdit}
          onChange={(next) => change({ folder: next })}
        />
      </Titled>
      <div className="rota-line">
        {office === null ? (
          <span className="quiet">{t('product:setup.trust.none')}</span>
        ) : (
          <span>
            <span className="tag green">{t('product:setup.trust.done')}</span> {office.name}{' '}
            <span className="hash">{office.publicKey.slice(0, 16)}…</span>
          </span>
        )}
        {work.canEdit ? (
          <Button size="small" disabled={work.isEdited} onClick={onTrust}>
            {t(office === null ? 'product:setup.trust.begin' : 'product:setup.trust.again')}
          </Button>
        ) : null}
        {work.canEdit && work.isEdited ? (
          <span className="quiet small">{t('product:setup.trust.saveFirst')}</span>
        ) : null}
      </div>
    </section>
  );
}

/** 送达位置: the folders that packages go to, whose receipts count there, and what a package has in it. */
export function DestinationSection({ work }: { readonly work: ProductWork }) {
  const { t } = useWords();
  const [trusting, setTrusting] = useState<PackageDestination | undefined>(undefined);
  const { destinations, contents } = work.setup;
  return (
    <>
      <p className="quiet small">{t('product:setup.destination.hint')}</p>
      {destinations.length === 0 ? <div className="empty">{t('product:setup.destination.none')}</div> : null}
      {destinations.map((destination, index) => (
        <Destination
          key={destination.id}
          work={work}
          index={index}
          destination={destination}
          onTrust={() => setTrusting(destination)}
        />
      ))}
      {work.canEdit && destinations.length < 20 ? (
        <div>
          <Button
            onClick={() =>
              work.change({
                destinations: [
                  ...destinations,
                  {
                    id: crypto.randomUUID(),
                    name: freeName(
                      (no) => t('product:setup.destination.newName', { no }),
                      destinations.map(({ name }) => name),
                    ),
                    folder: '',
                    recipientId: null,
                    isOn: true,
                    office: null,
                  },
                ],
              })
            }
          >
            {t('product:setup.destination.add')}
          </Button>
        </div>
      ) : null}
      <section className="panel submit-block" aria-label={t('product:setup.contents.title')}>
        <h3>{t('product:setup.contents.title')}</h3>
        <p className="quiet small">{t('product:setup.contents.hint')}</p>
        <PackageContentsChoice contents={contents} onChange={(next) => work.change({ contents: next })} />
      </section>
      {trusting === undefined ? null : (
        <TrustDialog destination={trusting} onClose={() => setTrusting(undefined)} />
      )}
    </>
  );
}
