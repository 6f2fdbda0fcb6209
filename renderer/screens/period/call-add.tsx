import { Modal } from 'antd';
import { useState } from 'react';
import type { PersonId } from '#domain/people/person';
import { useAct, useAsk } from '../../asking.ts';
import { FailureNotice } from '../../parts/failure-notice.tsx';
import { useWords } from '../../use-words.ts';
import { CallPeople } from './call-people.tsx';
import type { VersionedCallOut } from './use-call-notes.ts';

const noOne = [] as const;
const nobodyAway = {};

/** Calls more people to a call-out that goes on. */
export function CallAdd({
  callOut,
  onClose,
}: {
  readonly callOut: VersionedCallOut;
  readonly onClose: () => void;
}) {
  const { t } = useWords();
  const add = useAct('callout.add');
  const directory = useAsk('people.all', { withLeft: false }).data ?? [];
  const [listed, setListed] = useState<readonly PersonId[]>([]);
  const [chosen, setChosen] = useState<readonly PersonId[]>([]);
  const known = new Set(callOut.people.map(({ personId }) => personId));
  const submit = async (): Promise<void> => {
    const { id, version } = callOut;
    if ((await add.act({ id, version, people: [...chosen] })) !== undefined) onClose();
  };
  return (
    <Modal
      open
      title={t('period:callOut.addTitle')}
      okText={t('period:callOut.add')}
      cancelText={t('common.cancel')}
      okButtonProps={{ disabled: chosen.length === 0, loading: add.isBusy }}
      onOk={() => void submit()}
      onCancel={onClose}
    >
      <div className="call-form">
        <CallPeople
          directory={directory.filter(({ id }) => !known.has(id))}
          known={noOne}
          awayBy={nobodyAway}
          listed={listed}
          chosen={chosen}
          onChange={(next) => {
            setListed(next.listed);
            setChosen(next.chosen);
          }}
        />
        {chosen.length === 0 ? <span className="quiet small">{t('period:callOut.addNobody')}</span> : null}
        <FailureNotice error={add.refusal} />
      </div>
    </Modal>
  );
}
