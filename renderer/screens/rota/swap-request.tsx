import { Input, Modal, Radio, Select } from 'antd';
import { type KeyboardEvent, useState } from 'react';
import type { PlannedDuty } from '#contract/methods/rota-nouns';
import type { PersonId } from '#domain/people/person';
import { type DutyPlace, monthOf, placeKey } from '#domain/rota/duty';
import type { Swap } from '#domain/rota/swap';
import { addDays, type IsoDay } from '#domain/time/instant';
import { useAct, useAsk } from '../../asking.ts';
import { useHasRole, useSeat } from '../../frame/seat.tsx';
import { FailureNotice } from '../../parts/failure-notice.tsx';
import { useTimes } from '../../parts/times.ts';
import { useMinute } from '../../use-now.ts';
import { useWords } from '../../use-words.ts';

const placeOf = ({ day, postId, seat }: PlannedDuty): DutyPlace => ({ day, postId, seat });
const matches = (typed: string, option: { readonly find: string } | undefined): boolean =>
  (option?.find ?? '').includes(typed.normalize('NFKC').toLowerCase());

/** Duties that can still be changed, as choices; each names its day, its post and who serves. */
function DutySelect({
  label,
  duties,
  value,
  onChange,
}: {
  readonly label: string;
  readonly duties: readonly PlannedDuty[];
  readonly value: string | null;
  readonly onChange: (key: string | null) => void;
}) {
  const times = useTimes();
  return (
    <Select
      aria-label={label}
      placeholder={label}
      showSearch={{ filterOption: matches }}
      value={value}
      options={duties.map((duty) => {
        const words = `${times.day(duty.day)} ${duty.postName} ${duty.personName}`;
        return { value: placeKey(duty), label: words, find: `${words} ${duty.day}`.toLowerCase() };
      })}
      onChange={onChange}
    />
  );
}

/** Who may stand in at a place; those whom a rule keeps away are shown with the rule and cannot be chosen. */
function StandIn({
  place,
  insteadOf,
  value,
  onChange,
}: {
  readonly place: DutyPlace;
  /** Who has the duty now and cannot stand in for himself. */
  readonly insteadOf: PersonId | null;
  readonly value: PersonId | null;
  readonly onChange: (id: PersonId) => void;
}) {
  const { t } = useWords();
  const month = monthOf(place.day);
  const ways = useAsk('rota.ways', { month, place });
  const names = new Map(
    (useAsk('people.all', { withLeft: false }).data ?? []).map((person) => [person.id, person]),
  );
  const people = (ways.data?.people ?? [])
    .filter(({ personId }) => personId !== insteadOf)
    .toSorted((a, b) => a.rules.length - b.rules.length);
  return (
    <>
      <Select
        aria-label={t('rota.swaps.standIn')}
        placeholder={t('rota.swaps.standIn')}
        showSearch={{ filterOption: matches }}
        loading={ways.isLoading}
        value={value}
        options={people.map(({ personId, rules }) => {
          const person = names.get(personId);
          const name = person?.name ?? personId;
          const why = rules.map((rule) => t(`rota.rules.${rule}`)).join(t('common.comma'));
          return {
            value: personId,
            label: why === '' ? name : `${name} (${why})`,
            disabled: rules.length > 0,
            find: `${name} ${person?.initials ?? ''}`.toLowerCase(),
          };
        })}
        onChange={(id: PersonId | null) => (id === null ? undefined : onChange(id))}
      />
      <FailureNotice error={ways.error} />
    </>
  );
}

/** The duty that is asked about from elsewhere, with the way and the reason. */
export type AskedSwap = {
  readonly kind: 'swap' | 'substitution';
  readonly place: DutyPlace;
  readonly reason: string;
};

/** Asks for a swap or a substitution of a published duty; nothing changes before the other one and a leader agree. */
export function SwapRequestDialog({
  today,
  asked,
  onClose,
  onAsked,
}: {
  readonly today: IsoDay;
  /** What the form begins with. */
  readonly asked?: AskedSwap | undefined;
  readonly onClose: () => void;
  readonly onAsked: (swap: Swap) => void;
}) {
  const { t } = useWords();
  const { session } = useSeat();
  const isForAnyone = useHasRole('chief', 'dutyLeader');
  const now = useMinute();
  const planned = useAsk('rota.between', { fromDay: today, untilDay: addDays(today, 120) });
  const request = useAct('swap.request');
  const [kind, setKind] = useState<'swap' | 'substitution'>(asked?.kind ?? 'swap');
  const [giveKey, setGive] = useState<string | null>(asked === undefined ? null : placeKey(asked.place));
  const [takeKey, setTake] = useState<string | null>(null);
  const [standIn, setStandIn] = useState<PersonId | null>(null);
  const [reason, setReason] = useState(asked?.reason ?? '');
  const ahead = (planned.data ?? []).filter((duty) => duty.personId !== null && duty.from > now);
  const own = ahead.filter((duty) => isForAnyone || duty.personId === session.personId);
  const give = own.find((duty) => placeKey(duty) === giveKey);
  const others = ahead.filter(
    (duty) => give !== undefined && duty.duty === give.duty && duty.personId !== give.personId,
  );
  const take = others.find((duty) => placeKey(duty) === takeKey);
  const withId = kind === 'swap' ? (take?.personId ?? null) : standIn;
  const isWhole = give !== undefined && withId !== null && reason.trim() !== '';
  const chooseGive = (key: string | null): void => {
    setGive(key);
    setTake(null);
    setStandIn(null);
  };
  const ask = async (): Promise<void> => {
    if (!isWhole || request.isBusy) return;
    const sent = await request.act({
      request: {
        kind,
        give: placeOf(give),
        withId,
        take: kind === 'swap' && take !== undefined ? placeOf(take) : null,
        reason: reason.trim(),
      },
    });
    if (sent !== undefined) onAsked(sent);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Enter' && event.ctrlKey) void ask();
  };
  return (
    <Modal
      open
      title={t('rota.swaps.ask')}
      onCancel={onClose}
      onOk={() => void ask()}
      okText={t('rota.swaps.send')}
      cancelText={t('common.cancel')}
      okButtonProps={{ disabled: !isWhole, loading: request.isBusy }}
      mask={{ closable: false }}
    >
      {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- Ctrl+Enter sends from every field inside */}
      <div className="entry-form" style={{ padding: 0 }} onKeyDown={onKeyDown}>
        <Radio.Group
          value={kind}
          options={(['swap', 'substitution'] as const).map((value) => ({
            value,
            label: t(`rota.swaps.kind.${value}`),
          }))}
          onChange={(event) => setKind(event.target.value === 'swap' ? 'swap' : 'substitution')}
        />
        <span className="small quiet">{t(`rota.swaps.explain.${kind}`)}</span>
        <div className="field">
          <span>{t(isForAnyone ? 'rota.swaps.giveAny' : 'rota.swaps.give')}</span>
          <DutySelect
            label={t('rota.swaps.choose')}
            duties={own}
            value={give === undefined ? null : giveKey}
            onChange={chooseGive}
          />
        </div>
        {planned.data !== undefined && own.length === 0 ? (
          <span className="field-problem">{t('rota.swaps.noneOwn')}</span>
        ) : null}
        {give === undefined ? null : kind === 'swap' ? (
          <div className="field">
            <span>{t('rota.swaps.take')}</span>
            <DutySelect label={t('rota.swaps.take')} duties={others} value={takeKey} onChange={setTake} />
          </div>
        ) : (
          <div className="field">
            <span>{t('rota.swaps.standIn')}</span>
            <StandIn place={placeOf(give)} insteadOf={give.personId} value={standIn} onChange={setStandIn} />
          </div>
        )}
        <label className="field">
          <span>{t('handover.reason')}</span>
          <Input
            maxLength={300}
            value={reason}
            placeholder={t('rota.swaps.reasonHint')}
            onChange={(event) => setReason(event.target.value)}
          />
        </label>
        <FailureNotice error={planned.error ?? request.refusal} />
      </div>
    </Modal>
  );
}
