import { useWords } from '../use-words.ts';
import { Link, useLocation } from 'wouter';
import { places } from './places-list.ts';

// The desk changes hands at the desk.
const shown = places.filter(({ name }) => name !== 'handover');

const isAt = (at: string, { name, path }: (typeof places)[number]): boolean =>
  at.startsWith(path) || (name === 'desk' && at.startsWith('/handover'));

/** The way to every place, and the reminder that secrets have no place here. */
export function Places() {
  const { t } = useWords();
  const [at] = useLocation();
  return (
    <nav className="places" aria-label={t('app.name')}>
      {shown.map((place) => (
        <Link key={place.name} href={place.path} aria-current={isAt(at, place) ? 'page' : undefined}>
          <span>{t(`place.${place.name}`)}</span>
          <span className="key">Ctrl+{place.digit}</span>
        </Link>
      ))}
      <div className="foot secrecy">{t('app.secrecy')}</div>
    </nav>
  );
}
