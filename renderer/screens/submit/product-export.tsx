import type { DutyProduct } from '#domain/product/product';
import { useAct } from '../../asking.ts';
import { PaperExport } from '../../parts/paper-export.tsx';
import { useWords } from '../../use-words.ts';

/** Lets a product leave the machine as documents, or prints it. */
export function ProductExport({
  product: { id, fields },
  onClose,
}: {
  readonly product: DutyProduct;
  readonly onClose: () => void;
}) {
  const { t } = useWords();
  const start = useAct('product.export');
  const print = useAct('console.printProduct');
  return (
    <PaperExport
      title={t('product:register.exportTitle', { title: fields.title })}
      forms={['docx', 'pdf', 'xlsx'] as const}
      chosen={['docx', 'pdf']}
      start={start}
      print={print}
      onStart={(formats, folder) => start.act({ id, formats, folder })}
      onPrint={() => void print.act({ id })}
      onClose={onClose}
    />
  );
}
