import { categoryFields, type FieldValues } from '#domain/log/categories';
import type { EntryContent } from '#domain/log/entry';
import type { Instant } from '#domain/time/instant';
import type { BookEntry } from './log-book.ts';
import type { StationTime } from './station-time.ts';
import { bracketed, fill, print, trade, tradeWord } from './words.ts';

/** One part of an entry with the name that people give it. */
export type NamedText = { readonly label: string; readonly text: string };

const yesOrNo = (value: boolean): string => (value ? print.yes : print.no);

/** The value of a category's own field in words. */
export function fieldText(content: EntryContent, key: string, time: StationTime): string {
  const value: FieldValues[string] | undefined = content.fields[key];
  if (value === undefined) return '';
  if (typeof value === 'boolean') return yesOrNo(value);
  if (typeof value === 'number') return String(value);
  const kind = categoryFields[content.category].find((field) => field.key === key)?.kind;
  if (kind === 'choice') return tradeWord('choice', value);
  // A field of this kind was checked to be an instant when it was recorded; an old record may hold other text.
  return kind === 'moment' && !Number.isNaN(Date.parse(value)) ? time.minute(value as Instant) : value;
}

/** The own fields of an entry that were filled in, in the order of the form, then any the form no longer has. */
export function filledFields(content: EntryContent, time: StationTime): readonly NamedText[] {
  const known = categoryFields[content.category].map((field) => field.key);
  const others = Object.keys(content.fields).filter((key) => !known.includes(key));
  return [...known, ...others.toSorted()]
    .map((key) => ({ label: tradeWord('field', key), text: fieldText(content, key, time) }))
    .filter((field) => field.text !== '');
}

/** The links of an entry as numbers that people can look up. */
export const linksText = (linked: BookEntry['linked']): string =>
  linked.map((link) => fill(print.link[link.kind], { number: link.number })).join(print.semicolon);

/** The attachments of an entry by name and size. */
export const attachmentsText = (content: Pick<EntryContent, 'attachments'>): string =>
  content.attachments
    .map((file) => fill(print.fileSize, { name: file.name, size: file.size }))
    .join(print.semicolon);

/** What an entry is besides its category: 补记, 更正, 作废, 重要事项, and its urgency where it has one. */
export function entryMarks({ entry }: BookEntry): readonly string[] {
  return [
    entry.isVoid ? trade.part.isVoid : '',
    entry.correctionCount > 0 ? trade.part.correction : '',
    entry.isLate ? trade.part.isLate : '',
    entry.isImportant ? trade.part.isImportant : '',
    entry.urgency === 'routine' ? '' : trade.urgency[entry.urgency],
  ].filter((mark) => mark !== '');
}

/** Unit, name with post, and phone of the other side; what is not known is left out. */
export function sourceLines({ counterpart }: Pick<EntryContent, 'counterpart'>): readonly string[] {
  const { unit, name, post, phone } = counterpart;
  const person = name !== '' && post !== '' ? bracketed(name, post) : name + post;
  return [unit, person, phone].filter((line) => line !== '');
}

/** One part of an entry's content in words; parts are named as `changedFields` names them. */
export function partText(content: EntryContent, part: string, time: StationTime): NamedText {
  const label = (key: keyof typeof trade.part): string => trade.part[key];
  const moment = (at: Instant | null): string => (at === null ? '' : time.minute(at));
  if (part.startsWith('fields.')) {
    const key = part.slice('fields.'.length);
    return { label: tradeWord('field', key), text: fieldText(content, key, time) };
  }
  switch (part) {
    case 'category':
      return { label: label('category'), text: trade.category[content.category] };
    case 'occurredAt':
      return { label: label('occurredAt'), text: moment(content.occurredAt) };
    case 'urgency':
      return { label: label('urgency'), text: trade.urgency[content.urgency] };
    case 'state':
      return { label: label('state'), text: trade.state[content.state] };
    case 'isImportant':
      return { label: label('isImportant'), text: yesOrNo(content.isImportant) };
    case 'remindAt':
      return { label: label('remindAt'), text: moment(content.remindAt) };
    case 'attachments':
      return { label: label('attachments'), text: attachmentsText(content) };
    case 'links': {
      const words = { relates: print.link.relatesRecord, closes: print.link.closesRecord };
      return {
        label: label('links'),
        text: content.links
          .map((link) => fill(words[link.kind], { number: link.entryId }))
          .join(print.semicolon),
      };
    }
    case 'counterpart.unit':
    case 'counterpart.name':
    case 'counterpart.post':
    case 'counterpart.phone': {
      const key = part.slice('counterpart.'.length) as 'unit' | 'name' | 'post' | 'phone'; // one of the four cases
      return { label: label('counterpart') + label(key), text: content.counterpart[key] };
    }
    case 'content':
    case 'instruction':
    case 'handling':
      return { label: label(part), text: content[part] };
    default:
      return { label: part, text: '' };
  }
}
