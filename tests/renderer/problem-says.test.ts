import i18next from 'i18next';
import { afterEach, expect, test } from 'vitest';
import type { Intake } from '#domain/office/intake';
import { problemSays } from '../../renderer/screens/submit/problem-says.ts';
import { startWords, switchLanguage } from '../../renderer/words.ts';

type Code = Intake['problems'][number]['code'];

const said = (code: Code, ...details: string[]): string =>
  problemSays(i18next.getFixedT(null, ['screens', 'product']) as never, { code, details }, 3);

afterEach(() => switchLanguage('zh-CN'));

test('what is wrong with a package is said in words, in both languages, and never as a token of the program', async () => {
  await startWords('zh-CN');
  const found: readonly (readonly [Code, ...string[]])[] = [
    ['not-a-package', 'zip'],
    ['not-a-package', 'cut-off'],
    ['not-a-package', 'too-large'],
    ['not-a-package', 'many-files'],
    ['not-a-package', 'no-manifest'],
    ['not-a-package', 'manifest'],
    ['not-a-package', 'layout'],
    ['file-differs', 'altered', '日报.docx'],
    ['file-differs', 'missing', '日报.docx'],
    ['file-differs', 'added', '日报.docx'],
    ['file-differs', 'twice', '日报.docx'],
    ['report-differs', 'report'],
    ['report-differs', 'unit.publicKey'],
    ['report-differs', 'product.isZero'],
    ['wrong-signature'],
    ['log-too-large', 'entries', '20001'],
    ['log-too-large', 'bytes', '20000001'],
  ];
  const sentences = found.map(([code, ...details]) => said(code, ...details));
  for (const sentence of sentences) expect(sentence.replace('.docx', '')).not.toMatch(/[a-z]{3,}|–/u);
  expect(new Set(sentences).size).toBe(found.length);
  expect(said('file-differs', 'missing', '日报.docx')).toContain('缺少“日报.docx”');
  expect(said('report-differs', 'product.isZero')).toContain('是否零报告');
  expect(said('log-too-large', 'bytes', '20000001')).toContain('共 21 兆');
  await switchLanguage('en');
  expect(said('file-differs', 'altered', '日报.docx')).toContain('“日报.docx” was altered');
  expect(said('not-a-package', 'cut-off')).toContain('(not whole)');
});

test('a file that could not be read is said with the cause that the system gave, and a hash by its beginning', async () => {
  await startWords('zh-CN');
  expect(said('not-a-package', 'EACCES')).toContain('读不出来：EACCES');
  expect(said('unknown-key', 'ab'.repeat(32))).toContain('（abababababab…）');
});

test('of two packages that do not fit each digest is said with the package that it belongs to', async () => {
  await startWords('zh-CN');
  const [one, other] = ['ab'.repeat(32), 'cd'.repeat(32)];
  expect(said('previous-differs', '2', one, other)).toContain(
    '与前面的第2号包不衔接：本机收到的上一包摘要是 abababababab…，这个包里写的是 cdcdcdcdcdcd…。',
  );
  // The package after it came first: what it wrote is named before what came now.
  expect(said('previous-differs', '4', one, other)).toContain(
    '与后面的第4号包不衔接：这个包的摘要是 cdcdcdcdcdcd…，第4号包里写的是 abababababab…。',
  );
  const first = said('previous-differs', '0', '0'.repeat(64), other);
  expect(first).toContain('这是第1号包，前面不应再有包，里面却写着上一包的摘要 cdcdcdcdcdcd…。');
  expect(first).not.toContain('第0号');
});
