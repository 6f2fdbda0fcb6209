import { Button, Checkbox } from 'antd';
import { rosterDueAt } from '#domain/period/dues';
import { instant } from '#domain/time/instant';
import { useZone } from '../../frame/seat.tsx';
import { TextField } from '../../parts/plain-field.tsx';
import { useTimes } from '../../parts/times.ts';
import { useWords } from '../../use-words.ts';
import type { TypedBody } from './declare-draft.ts';
import type { DeclareWork } from './use-declare-work.ts';

/** What superior bodies want of the period, with the moment at which the table is due. */
export function DeclareBodies({
  work,
  say,
  onSetup,
}: {
  readonly work: DeclareWork;
  readonly say: (part: string) => string | undefined;
  readonly onSetup: () => void;
}) {
  const { t } = useWords();
  const { draft, change } = work;
  if (draft.bodies.length === 0)
    return (
      <div className="notice-line">
        <span className="grow">{t('period:declare.noBodies')}</span>
        <Button onClick={onSetup}>{t('period:declare.toSetup')}</Button>
      </div>
    );
  const put = (body: TypedBody): void =>
    change({ bodies: draft.bodies.map((one) => (one.bodyId === body.bodyId ? body : one)) });
  return (
    <div className="declare-parts">
      {draft.bodies.map((body) => (
        <BodyFields key={body.bodyId} body={body} work={work} say={say} onChange={put} />
      ))}
    </div>
  );
}

function BodyFields({
  body,
  work: { days, bodies, declaredAt },
  say,
  onChange,
}: {
  readonly body: TypedBody;
  readonly work: DeclareWork;
  readonly say: (part: string) => string | undefined;
  readonly onChange: (body: TypedBody) => void;
}) {
  const { t } = useWords();
  const times = useTimes();
  const zone = useZone();
  const read = bodies.find(({ bodyId }) => bodyId === body.bodyId);
  const dueAt =
    days === undefined || read === undefined
      ? null
      : rosterDueAt({ fields: days, declaredAt: instant.parse(declaredAt) }, read, zone);
  const text = (part: 'daysBefore' | 'rosterAt' | 'urgentHours' | 'dailyAt') => (
    <TextField
      label={t(`period:declare.body.${part}`)}
      value={body[part]}
      problem={say(`body ${body.bodyId} ${part}`)}
      onChange={(typed) => onChange({ ...body, [part]: typed })}
    />
  );
  return (
    <section className="panel declare-body" aria-label={body.name}>
      <header>
        <h3>{body.name}</h3>
        {body.withRoster || body.withDaily ? null : (
          <span className="small quiet">{t('period:declare.body.nothing')}</span>
        )}
      </header>
      <div className="inside">
        <Checkbox
          checked={body.withRoster}
          onChange={(event) => onChange({ ...body, withRoster: event.target.checked })}
        >
          {t('period:declare.body.withRoster')}
        </Checkbox>
        {body.withRoster ? (
          <div className="declare-body-fields">
            {text('daysBefore')}
            {text('rosterAt')}
            {text('urgentHours')}
            <output className="small declare-due">
              {dueAt === null
                ? t('period:declare.body.dueUnknown')
                : t('period:declare.body.dueAt', { at: times.full(dueAt).slice(0, 16) })}
            </output>
          </div>
        ) : null}
        <Checkbox
          checked={body.withDaily}
          onChange={(event) => onChange({ ...body, withDaily: event.target.checked })}
        >
          {t('period:declare.body.withDaily')}
        </Checkbox>
        {body.withDaily ? <div className="declare-body-fields">{text('dailyAt')}</div> : null}
      </div>
    </section>
  );
}
