import { Popover } from 'antd';
import { presentAt } from '#domain/shift/presence';
import { useAsk } from '../asking.ts';
import { useTimes } from '../parts/times.ts';
import { useWords } from '../use-words.ts';
import { useSeat } from './seat.tsx';

function ShiftPhones({ ids }: { readonly ids: readonly string[] }) {
  const { t } = useWords();
  const people = useAsk('people.all', { withLeft: true }).data ?? [];
  const members = people.filter((person) => ids.includes(person.id));
  return (
    <dl className="facts" style={{ maxWidth: 360 }}>
      {members.map((person) => (
        <div key={person.id} style={{ display: 'contents' }}>
          <dt>{person.name}</dt>
          <dd>
            {person.phones
              .map((phone) => `${t(`trade:phoneKind.${phone.kind}`)} ${phone.number}`)
              .join('\n') || t('strip.noPhone')}
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** Who is to have the desk now by the published rota, where nobody has it. */
function PlannedNow() {
  const { t } = useWords();
  const { session } = useSeat();
  const planned = useAsk('rota.now', {}, { isOff: session.isLocked, everyMilliseconds: 60_000 }).data;
  const names = (planned?.onDuty ?? [])
    .filter((duty) => duty.personId !== null && duty.duty !== 'standby')
    .map((duty) => `${duty.postName} ${duty.personName}`)
    .join('  ');
  if (names === '') return null;
  const words = t('rota.now.shouldBe', { names });
  return (
    <span className="small" title={words}>
      {words}
    </span>
  );
}

/** Who has the desk, with their phone numbers behind a click; or that nobody has it, and who should. */
export function ShiftNow() {
  const { t } = useWords();
  const { desk } = useSeat();
  const times = useTimes();
  if (desk === undefined) return <span className="strip-shift" />;
  const { shift } = desk;
  if (shift === null) {
    return (
      <span className="strip-shift two-lines">
        <span>
          <span className="tag red">{t('strip.nobody')}</span>
        </span>
        <PlannedNow />
      </span>
    );
  }
  const present = presentAt(shift);
  const namesOf = (duty: 'chief' | 'deputy'): string =>
    present
      .filter((member) => member.duty === duty)
      .map((member) => member.name)
      .join(' ');
  const crew = [
    { duty: t('strip.leader'), names: shift.leaderName },
    { duty: t('strip.chief'), names: namesOf('chief') },
    { duty: t('strip.deputy'), names: namesOf('deputy') },
  ]
    .filter(({ names }) => names !== '')
    .map(({ duty, names }) => `${duty} ${names}`)
    .join('  ');
  return (
    <Popover
      trigger="click"
      title={t('strip.phones')}
      content={<ShiftPhones ids={shift.members.map((member) => member.personId)} />}
    >
      <button className="strip-button strip-shift two-lines" type="button" title={crew}>
        <span>
          <b>{shift.name}</b>{' '}
          <span className="quiet small">
            {times.day(shift.day)} · {t('strip.since', { time: times.clock(shift.startedAt) })}
          </span>
        </span>
        <span className="small">{crew}</span>
      </button>
    </Popover>
  );
}
