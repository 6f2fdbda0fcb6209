import { category } from '#domain/log/categories';
import type { EntryId } from '#domain/log/entry';
import type { BookEntry } from '#service/documents/log-book';
import { aChange, anEntry, at, booked, contentOf, hostileTexts } from './sample-entries.ts';

/** 补记 of an incident that was corrected twice, moved on and carried over. */
export const lateEntry = (): BookEntry => {
  const entry = anEntry(2, {
    category: 'EVENT',
    urgency: 'most-urgent',
    isImportant: true,
    isLate: true,
    state: 'doing',
    correctionCount: 2,
    content:
      '11月22日1时50分许，桓台县东岳路与柳泉北路交叉口一辆装载29吨汽油的油罐车侧翻起火。\n消防出动8车36人，1时58分到场处置。',
    instruction: '周立新：立即赶赴现场，公安、应急、生态环境部门到场，1小时内书面报告。',
    handling: '2时15分电话报告市政府总值班室；2时40分书面报送首报。',
    fields: {
      place: '桓台县东岳路',
      incidentKind: '道路交通事故',
      casualties: '2人受伤，已送医',
      learnedAt: '2026-11-21T17:55:00.000Z',
      onScene: '刘海 13805330001',
    },
    attachments: [{ hash: 'a'.repeat(64), name: '现场照片 (1).jpg', size: 2_204_511 }],
    links: [{ entryId: 1 as EntryId, kind: 'relates' }],
    remindAt: at('2026-11-22T19:00:00.000Z'),
  });
  return booked(entry, {
    linked: [{ number: '2026-000001', kind: 'relates' }],
    changes: [
      aChange({
        seq: 40,
        kind: 'correction',
        reason: '核实后更正伤亡人数',
        byName: '张晓明',
        shiftNo: 326,
        before: contentOf(entry, {
          content: '油罐车侧翻起火，有人员受伤。',
          state: 'todo',
          fields: { ...entry.fields, casualties: '3人受伤' },
        }),
      }),
      aChange({
        seq: 44,
        kind: 'correction',
        reason: '补全经过',
        before: contentOf(entry, { content: '油罐车侧翻起火，2人受伤。', state: 'todo' }),
      }),
      aChange({ seq: 45, kind: 'state', state: 'doing', reason: '已派员赴现场' }),
      aChange({ seq: 50, kind: 'carried', state: 'carried' }),
    ],
  });
};

/** An entry that was voided. */
export const voidedEntry = (): BookEntry =>
  booked(anEntry(3, { isVoid: true, content: '重复登记：同2026-000002。' }), {
    changes: [aChange({ seq: 41, kind: 'void', reason: '与2026-000002重复' })],
  });

/** As many entries as wanted, of all categories in turn, some longer than others. */
export function manyEntries(from: number, count: number): readonly BookEntry[] {
  return Array.from({ length: count }, (_, index) =>
    booked(
      anEntry(from + index, {
        category: category.options[index % category.options.length] ?? 'MEMO',
        content: `第${index + 1}条：${'接群众反映东岳路路面积水，已通知市政管理处处置。'.repeat(1 + (index % 4))}`,
        handling: index % 3 === 0 ? '已处置完毕，路面恢复通行。' : '',
      }),
    ),
  );
}

/** Entries whose every text is hostile. */
export const hostileEntries = (from: number): readonly BookEntry[] =>
  hostileTexts.map((text, index) =>
    booked(
      anEntry(from + index, {
        content: text,
        instruction: text,
        handling: text,
        recorderName: text,
        category: 'DOC_IN',
        counterpart: { unit: text, name: text, post: text, phone: text },
        fields: { documentNo: text, documentTitle: text },
        attachments: [{ hash: 'b'.repeat(64), name: text, size: 1 }],
      }),
      {
        changes: [
          aChange({
            kind: 'correction',
            reason: text,
            byName: text,
            before: contentOf(anEntry(from), { content: `旧${text}` }),
          }),
        ],
      },
    ),
  );

/** A long entry: as many characters as the form takes. */
export const longEntry = (seq: number): BookEntry =>
  booked(
    anEntry(seq, {
      content: '长篇记录内容，核对每一个字都在。'.repeat(1250).slice(0, 20_000),
      category: 'REPORT',
    }),
  );
