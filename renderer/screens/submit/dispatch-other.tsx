import { Button, Checkbox } from 'antd';
import { useState } from 'react';
import type { Output } from '#contract/methods';
import { productManner } from '#domain/product/product';
import { readTypedTime } from '#domain/time/typed-time';
import { useAct, useAsk } from '../../asking.ts';
import { useZone } from '../../frame/seat.tsx';
import { FailureNotice } from '../../parts/failure-notice.tsx';
import { Field, TextField } from '../../parts/plain-field.tsx';
import { productDueKey, useProductWatch } from '../../parts/product-dues.ts';
import { useTimes } from '../../parts/times.ts';
import { TypedTime } from '../../parts/typed-time.tsx';
import { useMinute } from '../../use-now.ts';
import { useWords } from '../../use-words.ts';

const manners = productManner.exclude(['package']);
type Row = { readonly recipientId: string; readonly unit: string };

/** Records that a product was sent by fax, network, paper, mail or telephone: to whom, when, and who took it. */
export function DispatchOther({ product }: { readonly product: Output<'product.one'> }) {
  const { t } = useWords();
  const times = useTimes();
  const zone = useZone();
  const now = useMinute();
  const setup = useAsk('product.setup', {}).data?.setup;
  const watch = useProductWatch();
  const act = useAct('product.send');
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [receivers, setReceivers] = useState<Readonly<Record<string, string>>>({});
  const [other, setOther] = useState('');
  const [manner, setManner] = useState<(typeof manners)['options'][number]>('fax');
  const [time, setTime] = useState('');
  const { fields, deliveries } = product;
  const owed = (watch?.dues ?? []).filter(
    ({ kind, fromDay, untilDay }) =>
      kind === (fields.kind === 'consolidated' ? 'daily' : fields.kind) &&
      fromDay === fields.fromDay &&
      untilDay === fields.untilDay,
  );
  const known: readonly Row[] = [
    ...owed.map(({ recipientId, recipientName }) => ({ recipientId, unit: recipientName })),
    ...(setup?.recipients ?? []).map(({ id, name }) => ({ recipientId: id, unit: name })),
    ...[...fields.to, ...fields.copyTo].map((unit) => ({ recipientId: '', unit })),
  ];
  const rows = known.filter(({ unit }, at) => known.findIndex((one) => one.unit === unit) === at);
  const at = time.trim() === '' ? null : readTypedTime(time, now, zone);
  const sending: readonly Row[] = [
    ...rows.filter(({ unit }) => chosen.includes(unit)),
    ...(other.trim() === '' ? [] : [{ recipientId: '', unit: other.trim() }]),
  ];
  const send = async (): Promise<void> => {
    if (sending.length === 0 || at === undefined) return;
    const sent = await act.act({
      id: product.id,
      version: product.version,
      deliveries: sending.map(({ recipientId, unit }) => ({
        recipientId,
        unit,
        receiver: (receivers[unit] ?? '').trim(),
        manner,
        sentAt: at,
      })),
    });
    if (sent === undefined) return;
    setChosen([]);
    setOther('');
    setReceivers({});
    setTime('');
  };
  return (
    <>
      <ul className="report-recipients">
        {rows.map(({ unit }) => {
          const had = deliveries.findLast((one) => one.unit === unit);
          const due = owed.find(({ recipientName }) => recipientName === unit);
          return (
            <li key={due === undefined ? unit : productDueKey(due)}>
              <Checkbox
                checked={chosen.includes(unit)}
                onChange={(event) =>
                  setChosen(event.target.checked ? [...chosen, unit] : chosen.filter((one) => one !== unit))
                }
              >
                {unit}
              </Checkbox>
              <input
                className="text-input"
                aria-label={t('product:write.receiverOf', { unit })}
                placeholder={t('product:write.receiver')}
                maxLength={60}
                value={receivers[unit] ?? ''}
                onChange={(event) => {
                  setReceivers({ ...receivers, [unit]: event.target.value });
                  if (!chosen.includes(unit)) setChosen([...chosen, unit]);
                }}
              />
              <span className="small quiet">
                {had !== undefined
                  ? t('product:write.had', {
                      manner: t(`product:manner.${had.manner}`),
                      time: times.moment(had.sentAt),
                    })
                  : due === undefined
                    ? ''
                    : t('product:today.by', { time: times.moment(due.dueAt) })}
              </span>
            </li>
          );
        })}
      </ul>
      <div className="dispatch-how">
        <TextField
          label={t('product:write.otherUnit')}
          value={other}
          onChange={(text) => setOther(text.slice(0, 100))}
        />
        <Field label={t('product:write.manner')}>
          {(wires) => (
            <select
              {...wires}
              className="text-input"
              value={manner}
              onChange={(event) => setManner(manners.parse(event.target.value))}
            >
              {manners.options.map((value) => (
                <option key={value} value={value}>
                  {t(`product:manner.${value}`)}
                </option>
              ))}
            </select>
          )}
        </Field>
        <TypedTime
          label={t('product:write.sentAt')}
          hint={t('product:write.nowHint')}
          value={time}
          onChange={setTime}
        />
      </div>
      <div className="actions">
        <Button disabled={sending.length === 0} loading={act.isBusy} onClick={() => void send()}>
          {t('product:write.recordSent')}
        </Button>
      </div>
      <FailureNotice error={act.refusal} />
    </>
  );
}
