import type { Output } from '#contract/methods';
import type { OfficeSetup } from '#domain/office/setup';
import { useTimes } from '../../parts/times.ts';
import { useWords } from '../../use-words.ts';
import { TickCell } from '../absence/tick-cell.tsx';
import { Titled } from '../absence/titled.tsx';
import { ClockCell } from '../period/setup-clock.tsx';
import { ChoiceCell } from '../rota/cells.tsx';
import { useDutyToday } from './office-goto.ts';
import { paperDay } from './paper-day.ts';
import { chaseGaps } from './setup-faults.ts';
import { FolderCell } from './setup-folder.tsx';
import { GapText } from './setup-gap-text.tsx';
import type { SetupWork } from './setup-work.ts';

type Inbox = Output<'office.setup'>['inbox'];

const dayChoices = ['everyDay', 'workdays', 'daysOff', 'periods'] as const;
const lateChoices = ['arrival', 'issue'] as const;

/** How the watched directory stands, and which files in it wait. */
function InboxState({ inbox, saved }: { readonly inbox: Inbox; readonly saved: OfficeSetup }) {
  const { t } = useWords();
  const times = useTimes();
  if (!saved.isOffice) return null;
  const isWell = inbox.state === 'watching' || inbox.state === 'off';
  return (
    <div className={isWell ? 'submit-inbox' : 'failure'} role="status">
      <p>
        {t(`product:setup.inbox.${inbox.state}`, { folder: saved.inbox })}
        {inbox.lookedAt === null
          ? ''
          : ` ${t('product:setup.inbox.lookedAt', { time: times.full(inbox.lookedAt) })}`}
      </p>
      {inbox.waiting.map(({ name, since }) => (
        <p key={name} className="small">
          {t('product:setup.inbox.waiting', { name, time: times.full(since) })}
        </p>
      ))}
    </div>
  );
}

/** 总值班室: whether this room takes the reports of others in, from where, and when one of them is late. */
export function OfficeSection({
  work,
  inbox,
  saved,
}: {
  readonly work: SetupWork<OfficeSetup>;
  readonly inbox: Inbox;
  readonly saved: OfficeSetup;
}) {
  const { t } = useWords();
  const today = useDutyToday();
  const { setup, canEdit, change, say } = work;
  const samples: Readonly<Record<string, string>> = {
    单位: t('product:setup.office.sampleRoom'),
    日期: paperDay(today),
    时限: setup.dueAt,
  };
  const spoken = setup.chaseScript.replaceAll(
    /\{\{([^{}]+)\}\}/gu,
    (whole, name: string) => samples[name.trim()] ?? whole,
  );
  return (
    <>
      <TickCell
        label={t('product:setup.office.isOffice')}
        hint={t('product:setup.office.isOfficeHint')}
        isOn={setup.isOffice}
        isOff={!canEdit}
        onChange={(isOffice) => change({ isOffice })}
      />
      {setup.isOffice ? (
        <>
          <section className="panel submit-block" aria-label={t('product:setup.office.inbox')}>
            <Titled label={t('product:setup.office.inbox')}>
              <FolderCell
                label={t('product:setup.office.inbox')}
                value={setup.inbox}
                problem={say('inbox')}
                canEdit={canEdit}
                onChange={(folder) => change({ inbox: folder })}
              />
            </Titled>
            <p className="quiet small">{t('product:setup.office.inboxHint')}</p>
            <InboxState inbox={inbox} saved={saved} />
          </section>
          <section className="panel submit-block" aria-label={t('product:setup.office.due')}>
            <div className="submit-fields">
              <Titled label={t('product:setup.office.dueAt')}>
                <ClockCell
                  label={t('product:setup.office.dueAt')}
                  value={setup.dueAt}
                  problem={say('dueAt')}
                  onChange={(dueAt) => change({ dueAt })}
                />
              </Titled>
              <Titled label={t('product:setup.office.on')}>
                <ChoiceCell
                  label={t('product:setup.office.on')}
                  value={setup.on}
                  choices={dayChoices.map((value) => ({ value, label: t(`product:setup.on.${value}`) }))}
                  onChange={(on) => change({ on })}
                />
              </Titled>
              <Titled label={t('product:setup.office.lateBy')}>
                <ChoiceCell
                  label={t('product:setup.office.lateBy')}
                  value={setup.lateBy}
                  choices={lateChoices.map((value) => ({
                    value,
                    label: t(`product:setup.office.late.${value}`),
                  }))}
                  onChange={(lateBy) => change({ lateBy })}
                />
              </Titled>
            </div>
            <p className="quiet small">{t(`product:setup.office.lateMeans.${setup.lateBy}`)}</p>
          </section>
          <section className="panel submit-block" aria-label={t('product:setup.office.chase')}>
            <GapText
              label={t('product:setup.office.chaseScript')}
              value={setup.chaseScript}
              gaps={chaseGaps}
              rows={3}
              problem={say('chaseScript')}
              isOff={!canEdit}
              onChange={(chaseScript) => change({ chaseScript })}
            />
            <p className="quiet small">{t('product:setup.office.spoken')}</p>
            <blockquote className="submit-spoken">{spoken}</blockquote>
          </section>
        </>
      ) : null}
    </>
  );
}
