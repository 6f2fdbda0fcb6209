import { useWords } from '../../use-words.ts';
import { type Role, role } from '#domain/people/account';

/** Chooses the roles of an account; an auditor is nothing else, so that nobody audits himself. */
export function RoleChoice({
  chosen,
  problem,
  onChange,
}: {
  readonly chosen: readonly Role[];
  readonly problem: string | undefined;
  readonly onChange: (roles: readonly Role[]) => void;
}) {
  const { t } = useWords();
  const toggle = (one: Role): void => {
    if (chosen.includes(one)) return onChange(chosen.filter((known) => known !== one));
    if (one === 'auditor') return onChange(['auditor']);
    return onChange([...chosen.filter((known) => known !== 'auditor'), one]);
  };
  return (
    <fieldset className="role-choice wide">
      <legend>{t('office:accounts.roles')}</legend>
      {role.options.map((one) => (
        <label key={one} className="choice">
          <input type="checkbox" checked={chosen.includes(one)} onChange={() => toggle(one)} />
          <span>
            {t(`trade:role.${one}`)}
            <span className="form-hint">{t(`office:accounts.roleHint.${one}`)}</span>
          </span>
        </label>
      ))}
      {problem === undefined ? null : <span className="form-problem">{problem}</span>}
    </fieldset>
  );
}
