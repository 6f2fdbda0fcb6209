import { App, Modal } from 'antd';
import { useState } from 'react';
import type { RotaMonth } from '#contract/methods/rota-nouns';
import { whoToTell } from '#domain/rota/changes';
import { placeKey } from '#domain/rota/duty';
import type { IsoDay } from '#domain/time/instant';
import { useAct } from '../../asking.ts';
import { useZone } from '../../frame/seat.tsx';
import { FailureNotice } from '../../parts/failure-notice.tsx';
import { TextField } from '../../parts/plain-field.tsx';
import { readTypedDay, TypedDay } from '../../parts/typed-day.tsx';
import { useMinute } from '../../use-now.ts';
import { useWords } from '../../use-words.ts';
import { monthName } from './month-name.ts';
import { useMonthWords } from './month-words.ts';
import type { MonthWork } from './use-month-work.ts';

/** The day from which a draft is to hold: the first that it changes and that is not past; a first version holds for the month. */
export function firstEffectiveDay({ changes, days, published, today }: RotaMonth): IsoDay {
  const changed = changes
    .map(({ place }) => place.day)
    .filter((day) => day >= today)
    .toSorted();
  const first = days[0]?.day ?? today;
  if (published === null && first > today) return first;
  return changed[0] ?? (first > today ? first : today);
}

/** What a version comprises that takes effect on a day; what the draft changes before it stays in the draft. */
const changesFrom = (month: RotaMonth, day: IsoDay | null): RotaMonth['changes'] =>
  day === null ? month.changes : month.changes.filter(({ place }) => place.day >= day);

function ChangeList({
  month,
  changes,
}: {
  readonly month: RotaMonth;
  readonly changes: RotaMonth['changes'];
}) {
  const { t } = useWords();
  const words = useMonthWords(month);
  const isFirst = month.published === null;
  if (changes.length === 0) return <p className="quiet">{t('rota.publish.noChanges')}</p>;
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable
    <div className="publish-list" tabIndex={0} role="region" aria-label={t('rota.publish.changes')}>
      <table className="plain-table">
        <thead>
          <tr>
            <th scope="col">{t('rota.publish.place')}</th>
            {isFirst ? null : <th scope="col">{t('rota.publish.before')}</th>}
            <th scope="col">{t(isFirst ? 'rota.table.person' : 'rota.publish.after')}</th>
          </tr>
        </thead>
        <tbody>
          {changes.map(({ place, before, after }) => (
            <tr key={placeKey(place)}>
              <td>{words.place(place)}</td>
              {isFirst ? null : <td>{words.name(before)}</td>}
              <td>{words.name(after)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** 发布: what changes, who has to be told, what is still unsolved, from when it holds, why; signed with the own password. */
export function MonthPublish({ work, onClose }: { readonly work: MonthWork; readonly onClose: () => void }) {
  const { t, i18n } = useWords();
  const { message } = App.useApp();
  const { month, keeper } = work;
  const words = useMonthWords(month);
  const publish = useAct('rota.publish');
  const zone = useZone();
  const now = useMinute();
  const [effective, setEffective] = useState<string>(firstEffectiveDay(month));
  const [reason, setReason] = useState('');
  const [password, setPassword] = useState('');
  const [isShown, setShown] = useState(false);
  const day = readTypedDay(effective, now, zone);
  const changes = changesFrom(month, day ?? null);
  const staying = month.changes.length - changes.length;
  const told = whoToTell(changes);
  // That it is not published yet is seen to by publishing.
  const unsolved = work.problems.filter(({ kind }) => kind !== 'unpublished');
  const isReasonMissing = reason.trim() === '' && (unsolved.length > 0 || month.published !== null);
  const submit = async (): Promise<void> => {
    setShown(true);
    if (day === undefined || isReasonMissing || password === '' || month.draft === null) return;
    const done = await publish.act({
      month: month.month,
      draftVersion: month.draft.version,
      effectiveDay: day,
      reason: reason.trim(),
      password,
    });
    setPassword('');
    setShown(false);
    if (done === undefined) return;
    keeper.startAgain();
    void message.success(
      t('rota.publish.done', { month: monthName(done.month, i18n.language), version: done.version }),
      6,
    );
    onClose();
  };
  const reasonHint =
    unsolved.length > 0
      ? t('rota.publish.reasonUnsolved', { count: unsolved.length })
      : t(month.published === null ? 'rota.publish.reasonFirst' : 'rota.publish.reasonAgain');
  return (
    <Modal
      open
      title={t('rota.publish.title', { month: monthName(month.month, i18n.language) })}
      width={680}
      style={{ top: 24 }}
      onCancel={onClose}
      okText={t('rota.publish.publish')}
      cancelText={t('common.cancel')}
      okButtonProps={{ loading: publish.isBusy, disabled: month.draft === null }}
      onOk={() => void submit()}
    >
      <div className="publish-form">
        {unsolved.length === 0 ? null : (
          <>
            <h3 className="rule">{t('rota.publish.unsolved', { count: unsolved.length })}</h3>
            <ul
              className="publish-list"
              // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable
              tabIndex={0}
              aria-label={t('rota.publish.unsolved', { count: unsolved.length })}
            >
              {unsolved.map((conflict) => (
                <li key={JSON.stringify([conflict.kind, conflict.place, conflict.personId])}>
                  {conflict.place === null ? null : words.place(conflict.place)} {words.conflict(conflict)}
                </li>
              ))}
            </ul>
          </>
        )}
        <h3>
          {t(month.published === null ? 'rota.publish.firstCount' : 'rota.publish.changesCount', {
            count: changes.length,
          })}
        </h3>
        <ChangeList month={month} changes={changes} />
        {staying === 0 ? null : <p className="rule">{t('rota.publish.staying', { count: staying })}</p>}
        <h3>{t('rota.publish.tell', { count: told.length })}</h3>
        <p className="tell">{told.map(words.name).join(t('common.comma')) || t('common.none')}</p>
        <div className="form-grid">
          <TypedDay label={t('rota.publish.effective')} value={effective} onChange={setEffective} />
          <TextField
            label={t('gate.password')}
            type="password"
            value={password}
            problem={isShown && password === '' ? t('office:problem.required') : undefined}
            onChange={setPassword}
          />
          <TextField
            isWide
            label={t('rota.publish.reason')}
            value={reason}
            hint={reasonHint}
            problem={isShown && isReasonMissing ? reasonHint : undefined}
            onChange={setReason}
          />
        </div>
        <FailureNotice error={publish.refusal} />
      </div>
    </Modal>
  );
}
