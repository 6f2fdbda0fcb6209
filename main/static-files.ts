import { extname, join, sep } from 'node:path';

/** Scheme and host of everything the window loads. */
export const appOrigin = 'app://console';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.jpg': 'image/jpeg',
  '.woff2': 'font/woff2',
  '.wav': 'audio/wav',
  '.mp3': 'audio/mpeg',
  '.wasm': 'application/wasm',
};

/** The file that an `app:` address means and its type, or nothing where the address leaves the folder or has no known type. */
export function fileFor(
  address: string,
  folder: string,
): { readonly file: string; readonly type: string } | undefined {
  if (!URL.canParse(address)) return undefined;
  const url = new URL(address);
  if (`${url.protocol}//${url.host}` !== appOrigin) return undefined;
  const path = decoded(url.pathname === '/' ? '/index.html' : url.pathname);
  if (path === undefined || path.includes('\0') || path.includes('\\')) return undefined;
  const file = join(folder, path);
  if (!file.startsWith(folder + sep)) return undefined;
  const type = types[extname(file).toLowerCase()];
  return type === undefined ? undefined : { file, type };
}

function decoded(path: string): string | undefined {
  try {
    return decodeURIComponent(path);
  } catch {
    return undefined;
  }
}
