import { Segmented } from 'antd';
import { useState } from 'react';
import type { Input } from '#contract/methods';
import { readTypedTime } from '#domain/time/typed-time';
import { useZone } from '../frame/seat.tsx';
import { TextField } from './plain-field.tsx';
import { SignerFields } from './signer-fields.tsx';
import { TypedTime } from './typed-time.tsx';
import { useMinute } from '../use-now.ts';
import { useWords } from '../use-words.ts';

type Signing = Input<'report.issue'>['issuer'];

/** What is typed of somebody who checks or issues a report. */
export type SignerDraft = {
  readonly manner: 'none' | 'signed' | 'spoken';
  readonly account: string;
  readonly password: string;
  readonly name: string;
  readonly time: string;
};

const empty: SignerDraft = { manner: 'signed', account: '', password: '', name: '', time: '' };

/** The fields of somebody who checks or issues: the own password, or agreed by word of mouth. `read` gives undefined where something is missing. Until an account is chosen it is the `usual` one. */
export function useReportSigner(
  first: SignerDraft['manner'],
  usual = '',
): {
  readonly draft: SignerDraft;
  readonly change: (parts: Partial<SignerDraft>) => void;
  readonly read: () => Signing | null | undefined;
} {
  const [typed, setTyped] = useState<Partial<SignerDraft>>({});
  const draft: SignerDraft = { ...empty, manner: first, account: usual, ...typed };
  const zone = useZone();
  const now = useMinute();
  return {
    draft,
    change: (parts) => setTyped({ ...typed, ...parts }),
    read: () => {
      if (draft.manner === 'none') return null;
      if (draft.manner === 'signed')
        return draft.account === '' || draft.password === ''
          ? undefined
          : { manner: 'signed', account: draft.account, password: draft.password };
      const at = draft.time.trim() === '' ? now : readTypedTime(draft.time, now, zone);
      return draft.name.trim() === '' || at === undefined
        ? undefined
        : { manner: 'spoken', name: draft.name.trim(), at };
    },
  };
}

/** Asks who checks or issues a report. */
export function ReportSigner({
  label,
  signer: { draft, change },
  manners,
  isFirst = false,
}: {
  readonly label: string;
  readonly signer: ReturnType<typeof useReportSigner>;
  readonly manners: readonly SignerDraft['manner'][];
  /** Where the cursor stands when the window opens. */
  readonly isFirst?: boolean;
}) {
  const { t } = useWords();
  return (
    <fieldset className="report-signer">
      <legend>{label}</legend>
      <Segmented
        aria-label={label}
        value={draft.manner}
        options={manners.map((value) => ({ value, label: t(`incident:write.sign.${value}`) }))}
        onChange={(manner) => change({ manner })}
      />
      {draft.manner === 'signed' ? (
        <div data-starts-here={isFirst ? '' : undefined}>
          <SignerFields
            withDuty={false}
            signer={{ account: draft.account, password: draft.password, duty: 'chief' }}
            onChange={({ account, password }) => change({ account, password })}
          />
        </div>
      ) : null}
      {draft.manner === 'spoken' ? (
        <div className="form-grid">
          <TextField
            label={t('incident:write.sign.name')}
            value={draft.name}
            onChange={(name) => change({ name: name.slice(0, 60) })}
          />
          <TypedTime
            label={t('incident:write.sign.time')}
            hint={t('incident:write.sign.timeHint')}
            value={draft.time}
            onChange={(time) => change({ time })}
          />
        </div>
      ) : null}
    </fieldset>
  );
}
