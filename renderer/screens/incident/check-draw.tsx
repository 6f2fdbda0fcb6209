import { Button, Select } from 'antd';
import { useState } from 'react';
import type { IncidentSetup } from '#domain/incident/setup';
import { useAct } from '../../asking.ts';
import { FailureNotice } from '../../parts/failure-notice.tsx';
import { useKept } from '../../parts/kept.ts';
import { useWords } from '../../use-words.ts';
import { CheckChoose } from './check-choose.tsx';
import { typedNumber } from './check-draft.ts';

const mostDrawn = 100;

/** Draws rooms by lot, or takes some that are named. */
export function CheckDraw({
  setup,
  waiting,
}: {
  readonly setup: IncidentSetup;
  /** Rooms that wait for a call already. */
  readonly waiting: ReadonlySet<string>;
}) {
  const { t } = useWords();
  const [typed, setTyped] = useKept<string>('check-draw-count', '5');
  const [groups, setGroups] = useKept<readonly string[]>('check-draw-groups', []);
  const [isChoosing, setChoosing] = useState(false);
  const draw = useAct('check.draw');
  const rooms = setup.rooms.filter(({ isOn }) => isOn);
  const known = [...new Set(rooms.map(({ group }) => group))].filter((group) => group !== '');
  const count = typedNumber(typed, mostDrawn) ?? 0;
  return (
    <div className="check-draw">
      <form
        className="part-bar"
        onSubmit={(event) => {
          event.preventDefault();
          if (count > 0) void draw.act({ count, groups: groups.filter((group) => known.includes(group)) });
        }}
      >
        <label className="check-count">
          {t('incident:checks.draw.count')}
          <input
            className="text-input"
            inputMode="numeric"
            value={typed}
            aria-invalid={count === 0}
            onChange={(event) => setTyped(event.target.value.slice(0, 3))}
          />
        </label>
        {known.length === 0 ? null : (
          <Select
            mode="multiple"
            className="check-groups"
            aria-label={t('incident:checks.draw.groups')}
            placeholder={t('incident:checks.draw.everyGroup')}
            value={groups.filter((group) => known.includes(group))}
            options={known.map((value) => ({ value, label: value }))}
            onChange={setGroups}
          />
        )}
        <Button type="primary" htmlType="submit" disabled={count === 0} loading={draw.isBusy}>
          {t('incident:checks.draw.draw')}
        </Button>
        <Button onClick={() => setChoosing(true)}>{t('incident:checks.draw.choose')}</Button>
        <span className="quiet small grow">
          {setup.spareDays === 0
            ? t('incident:checks.draw.noSpared')
            : t('incident:checks.draw.spared', { days: setup.spareDays })}
        </span>
      </form>
      <FailureNotice error={draw.refusal} />
      {isChoosing ? <CheckChoose rooms={rooms} waiting={waiting} onClose={() => setChoosing(false)} /> : null}
    </div>
  );
}
