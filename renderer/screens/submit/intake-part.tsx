import '../../styles/submit-office.css';
import { useAsk } from '../../asking.ts';
import { useHasRole } from '../../frame/seat.tsx';
import { IntakeDetail } from './intake-detail.tsx';
import { IntakeInbox } from './intake-inbox.tsx';
import { IntakeList } from './intake-list.tsx';
import { IntakeTake } from './intake-take.tsx';
import { useOfficeIntake } from './office-goto.ts';
import { useWords } from '../../use-words.ts';

/** 收件: packages are taken in, what came in is listed, and what waits is decided on. */
export function IntakePart() {
  const { t } = useWords();
  const isDesk = useHasRole('officer', 'chief', 'dutyLeader');
  const [id, setId] = useOfficeIntake();
  const office = useAsk('office.setup', {}, { everyMilliseconds: 10_000 }).data;
  return (
    <div className="office-intake">
      <h2 className="unseen">{t('product:tab.intake')}</h2>
      <div className="intake-top">
        {isDesk ? <IntakeTake onOpen={setId} /> : null}
        {office === undefined ? null : <IntakeInbox inbox={office.inbox} folder={office.setup.inbox} />}
      </div>
      <div className={id === undefined ? 'intake-board' : 'intake-board has-detail'}>
        <IntakeList chosen={id} onChoose={setId} />
        {id === undefined ? null : <IntakeDetail key={id} id={id} onClose={() => setId(undefined)} />}
      </div>
    </div>
  );
}
