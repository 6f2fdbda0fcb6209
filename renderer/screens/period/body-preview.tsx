import { filledGaps } from '#domain/period/form-gaps';
import type { PeriodSetup, TableColumn, TableForm } from '#domain/period/setup';
import { peopleColumns } from '#domain/period/setup-fault';
import { localParts } from '#domain/time/zone';
import { useSeat, useZone } from '../../frame/seat.tsx';
import { useMinute } from '../../use-now.ts';
import { useWords } from '../../use-words.ts';

/** How a body's table will look: its title, its head and one line with what stands in each column. */
export function BodyPreview({ form, setup }: { readonly form: TableForm; readonly setup: PeriodSetup }) {
  const { t } = useWords();
  const { station } = useSeat();
  const today = localParts(useMinute(), useZone()).day;
  const unit = station?.unitName ?? '';
  const fill = (text: string): string =>
    filledGaps(text, {
      unit,
      year: today.slice(0, 4),
      name: t('period:body.sample.name'),
      writer: t('period:body.sample.person'),
      date: today,
      phone: setup.dutyPhone,
    });
  const person = [
    t('period:body.sample.person'),
    ...(form.withPosts ? [t('period:body.sample.post')] : []),
    ...(form.withPhones ? [t('period:body.sample.phone')] : []),
  ].join(' ');
  const sampleOf = (key: TableColumn): string => {
    if (peopleColumns.has(key)) return person;
    switch (key) {
      case 'unit':
        return unit;
      case 'dutyPhone':
        return setup.dutyPhone;
      case 'fax':
        return setup.fax;
      case 'day':
      case 'weekday':
      case 'hours':
        return t(`period:body.sample.${key}`);
      default:
        return '';
    }
  };
  return (
    <section className="rota-block" aria-label={t('period:body.preview')}>
      <h3>{t('period:body.preview')}</h3>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard */}
      <section className="rota-wide period-paper" tabIndex={0} aria-label={t('period:body.previewTable')}>
        <table>
          <caption>{fill(form.title)}</caption>
          <thead>
            <tr>
              {form.columns.map(({ key, label }) => (
                <th key={key} scope="col">
                  {label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            <tr>
              {form.columns.map(({ key }) => (
                <td key={key}>{sampleOf(key)}</td>
              ))}
            </tr>
          </tbody>
        </table>
        <ul>
          {form.footer.map(({ label, value }, index) => (
            // oxlint-disable-next-line react/no-array-index-key -- a line below a table has no name but its place
            <li key={index}>{t('period:body.footerLine', { label, value: fill(value) })}</li>
          ))}
        </ul>
      </section>
    </section>
  );
}
