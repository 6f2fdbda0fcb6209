import '../../styles/rota-office.css';
import '../../styles/incident-setup.css';
import '../../styles/submit-setup.css';
import { ConfigProvider } from 'antd';
import { type KeyboardEvent, useEffect, useRef } from 'react';
import type { Output } from '#contract/methods';
import { useAct, useAsk } from '../../asking.ts';
import { useHasRole } from '../../frame/seat.tsx';
import { FailureNotice } from '../../parts/failure-notice.tsx';
import { useKept } from '../../parts/kept.ts';
import { SectionsBar } from '../../parts/sections-bar.tsx';
import { useWords } from '../../use-words.ts';
import { DestinationSection } from './setup-destinations.tsx';
import { officeFaults, productFaults } from './setup-faults.ts';
import { FormatSection } from './setup-formats.tsx';
import { OfficeSection } from './setup-office.tsx';
import { RecipientSection } from './setup-recipients.tsx';
import { useSetupForm } from './use-setup-form.ts';

const sections = ['recipients', 'formats', 'destinations', 'office'] as const;
type Section = (typeof sections)[number];

const sectionOf = (path: string): Section => {
  if (path.startsWith('templates')) return 'formats';
  return path.startsWith('destinations') || path.startsWith('contents') ? 'destinations' : 'recipients';
};

function SetupForms({
  product,
  office,
}: {
  readonly product: Output<'product.setup'>;
  readonly office: Output<'office.setup'>;
}) {
  const { t } = useWords();
  const canEdit = useHasRole('chief', 'admin');
  const [open, setOpen] = useKept<Section>('submit-setup-section', 'recipients');
  const box = useRef<HTMLDivElement>(null);
  const products = useSetupForm({
    draftKey: 'product-setup',
    now: product,
    canEdit,
    faultsOf: productFaults,
    saving: useAct('product.changeSetup'),
  });
  const offices = useSetupForm({
    draftKey: 'office-setup',
    now: office,
    canEdit,
    faultsOf: officeFaults,
    saving: useAct('office.changeSetup'),
  });
  const form = open === 'office' ? offices : products;
  const { isEdited } = form.work;
  // Refused because others saved meanwhile: one box says so, and what saving again does.
  const isRefused = form.refusal?.failure.code === 'conflict';
  useEffect(() => {
    // The button that had the cursor may be gone with what it did; Ctrl+Enter is still heard.
    if (isEdited && document.activeElement === document.body) box.current?.focus({ preventScroll: true });
  });
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || !event.ctrlKey) return;
    // A window that was opened from here takes its own step.
    if (event.target instanceof Node && !event.currentTarget.contains(event.target)) return;
    event.preventDefault();
    void form.save();
  };
  /** What is to be said of a section beside its name: fields to be mended, or changes that wait in a form that is not open. */
  const noteOf = (name: Section): string => {
    const own = name === 'office' ? offices : products;
    const wrong = name === 'office' ? own.wrong : own.wrong.filter((path) => sectionOf(path) === name);
    if (wrong.length > 0) return t('product:setup.wrong', { count: wrong.length });
    return own !== form && own.work.isEdited && (name === 'office' || name === 'recipients')
      ? t('product:setup.waiting')
      : '';
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- Ctrl+Enter saves from every field inside
    <div className="rota-setup incident-setup submit-setup" ref={box} tabIndex={-1} onKeyDown={onKeyDown}>
      <SectionsBar
        label={t('product:setup.sections')}
        open={open}
        onOpen={(name) => {
          setOpen(name);
          box.current?.scrollIntoView({ block: 'start' });
        }}
        sections={sections.map((name) => ({
          name,
          label: t(`product:setup.section.${name}`),
          wrong: noteOf(name),
        }))}
        changes={
          canEdit
            ? {
                state: form.state,
                isEdited,
                isRight: form.wrong.length === 0,
                isBusy: form.isBusy,
                onUndo: form.undo,
                onSave: () => void form.save(),
              }
            : t('product:setup.readOnly')
        }
      />
      {form.isStale || isRefused ? (
        <div className="failure" role="alert">
          {t(isRefused ? 'product:setup.staleRefused' : 'product:setup.stale')}
        </div>
      ) : null}
      {isRefused ? null : <FailureNotice error={form.refusal} />}
      <ConfigProvider componentDisabled={!form.work.canEdit}>
        <section key={form.undone} className="rota-section" aria-label={t(`product:setup.section.${open}`)}>
          {open === 'recipients' ? <RecipientSection work={products.work} /> : null}
          {open === 'formats' ? <FormatSection work={products.work} /> : null}
          {open === 'destinations' ? <DestinationSection work={products.work} /> : null}
          {open === 'office' ? (
            <OfficeSection work={offices.work} inbox={office.inbox} saved={office.setup} />
          ) : null}
        </section>
      </ConfigProvider>
    </div>
  );
}

/** 设置: whom this room reports to and when, how its reports look, where packages go, and whether it is a central office. */
export function SetupPart() {
  const product = useAsk('product.setup', {});
  // How the watched directory stands changes without anybody writing.
  const office = useAsk('office.setup', {}, { everyMilliseconds: 5000 });
  if (product.data === undefined || office.data === undefined)
    return <FailureNotice error={product.error ?? office.error} />;
  return <SetupForms product={product.data} office={office.data} />;
}
