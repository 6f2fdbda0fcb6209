/** Licences that ask no more of the customer than that their text comes along. */
const permissive = new Set([
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC0-1.0',
  'ISC',
  'MIT',
  'MIT-0',
  'Python-2.0',
  'Unlicense',
  'Zlib',
]);

/**
 * True when an SPDX expression lets us ship: with OR one permissive side is enough, with AND every side has to be. What is
 * unknown, missing or written in another way is not.
 */
export function mayShip(expression) {
  const words = typeof expression === 'string' ? (expression.match(/[()]|[^\s()]+/gu) ?? []) : [];
  let at = 0;
  const answer = either();
  return answer && at === words.length;

  function either() {
    let is = both();
    while (words[at] === 'OR') {
      at += 1;
      // Each side has to be read, whatever the other one says.
      is = both() || is;
    }
    return is;
  }
  function both() {
    let is = one();
    while (words[at] === 'AND') {
      at += 1;
      is = one() && is;
    }
    return is;
  }
  function one() {
    const word = words[at];
    at += 1;
    if (word !== '(') return permissive.has(word);
    const is = either();
    const isClosed = words[at] === ')';
    at += 1;
    return is && isClosed;
  }
}
