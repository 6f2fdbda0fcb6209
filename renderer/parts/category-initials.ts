import type { Category } from '#domain/log/categories';

/** The pinyin initials by which a category is found from the keyboard. */
export const categoryInitials: Readonly<Record<Category, string>> = {
  CALL_IN: 'ld',
  CALL_OUT: 'qd',
  DOC_IN: 'lw',
  EVENT: 'tfsjjb',
  WARN: 'yjxx',
  INSTR: 'ldps',
  RELAY: 'cdtz',
  FEEDBACK: 'fkbj',
  CHECK_OUT: 'cg',
  CHECK_IN: 'bcg',
  VISIT: 'lf',
  REPORT: 'xxbs',
  ABSENCE: 'wcbbdj',
  SHIFT: 'jjb',
  STAFF: 'tblg',
  EQUIP: 'sbcs',
  PATROL: 'xc',
  OPINION: 'yqxx',
  HOTLINE: 'qzsq',
  MEMO: 'bwqt',
};
