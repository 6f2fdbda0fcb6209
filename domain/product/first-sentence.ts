const most = 160;

/** Numbers of mobile telephones are people's own; a paper that leaves the room does without. */
const mobile = /(?<!\d)1[3-9]\d[\s-]?\d{4}[\s-]?\d{4}(?!\d)/gu;

/** A number that stands in brackets of its own needs no second ones. */
const bracketed = new RegExp(String.raw`[（(]\s*${mobile.source}\s*[）)]`, 'gu');

/** Signs of another keyboard between Chinese words, as typed in a hurry. */
const widened: Readonly<Record<string, string>> = { ',': '，', ':': '：', ';': '；' };

/** The first sentence of a text in one line, without the sign at its end, without mobile numbers, and with … where it is too long. */
export function firstSentence(text: string): string {
  const line =
    text
      .split('\n')
      .map((one) => one.trim())
      .find((one) => one !== '') ?? '';
  const whole = /^.*?(?=[。！？]|$)/u.exec(line)?.[0] ?? line;
  const plain = whole
    .replaceAll(bracketed, '（号码略）')
    .replaceAll(mobile, '（号码略）')
    .replaceAll(/(?<=\p{Script=Han})[,:;]|[,:;](?=\p{Script=Han})/gu, (sign) => widened[sign] ?? sign)
    .replace(/[；;，,、：:.]+$/u, '');
  const signs = Array.from(plain);
  return signs.length <= most ? plain : `${signs.slice(0, most).join('')}…`;
}
