import { Button, Input } from 'antd';
import { useWords } from '../use-words.ts';
import type { PlannedMember } from './planned-crew.ts';

const usual = ['swapped', 'errand', 'ill', 'family', 'late', 'ordered'] as const;

/** Asks why others take the desk than the rota has; it may stay empty at night and is shown as still to be filled in. */
export function OffPlanReason({
  missing,
  reason,
  onChange,
}: {
  readonly missing: readonly PlannedMember[];
  readonly reason: string;
  readonly onChange: (reason: string) => void;
}) {
  const { t } = useWords();
  if (missing.length === 0) return null;
  const names = missing
    .map((member) => `${t(`trade:duty.${member.duty}`)} ${member.name}`)
    .join(t('common.comma'));
  return (
    <div className="off-plan">
      <span>
        <span className="tag orange">{t('rota.now.differs')}</span> {t('rota.now.planned', { names })}{' '}
        {reason.trim() === '' ? <span className="tag yellow">{t('trade:missing')}</span> : null}
      </span>
      <Input
        aria-label={t('rota.now.whyDiffers')}
        placeholder={t('rota.now.whyDiffers')}
        maxLength={200}
        value={reason}
        onChange={(event) => onChange(event.target.value)}
      />
      <span className="off-plan-usual">
        {usual.map((key) => (
          <Button key={key} size="small" onClick={() => onChange(t(`rota.now.why.${key}`))}>
            {t(`rota.now.why.${key}`)}
          </Button>
        ))}
      </span>
    </div>
  );
}
