import { expect, test } from 'vitest';
import { contentPolicy } from '#main/content-policy';
import { fileFor } from '#main/static-files';

const folder = '/opt/值班 室/renderer';

test('an address means the file of that name with its type', () => {
  expect(fileFor('app://console/', folder)).toEqual({
    file: `${folder}/index.html`,
    type: 'text/html; charset=utf-8',
  });
  expect(fileFor('app://console/assets/a-1.js?v=2#x', folder)?.file).toBe(`${folder}/assets/a-1.js`);
  expect(fileFor('app://console/%E5%9B%BE.svg', folder)).toEqual({
    file: `${folder}/图.svg`,
    type: 'image/svg+xml',
  });
});

test.each([
  'app://console/../../main/index.js',
  'app://console/%2e%2e/%2e%2e/main/index.js',
  'app://console/..%2f..%2fmain%2findex.js',
  'app://console/%2e%2e%2f%2e%2e%2fetc/hosts.json',
  'app://console/..%5c..%5cmain%5cindex.js',
  'app://console/assets/%2e%2e%2f%2e%2e%2f%2e%2e%2fmain%2findex.js',
  'app://console/index.html%00.js',
  'app://console/%ff.js',
  'app://other/index.html',
  'app://console.example.org/index.html',
  'file:///etc/hosts.json',
  'https://console/index.html',
  'app://console/secret.sqlite',
  'app://console/folder',
  'nonsense',
])('%s means no file outside the folder', (address) => {
  const found = fileFor(address, folder);
  if (found !== undefined) expect(found.file.startsWith(`${folder}/`)).toBe(true);
  else expect(found).toBeUndefined();
});

test('the policy of a page allows its own scripts, styles with its nonce, and nothing from elsewhere', () => {
  const policy = contentPolicy('abc');
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("script-src 'self';");
  expect(policy).toContain("style-src 'self' 'nonce-abc'");
  expect(policy).not.toMatch(/unsafe|https?:|\*/u);
});
