import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { protocol, type Session } from 'electron';
import { contentPolicy } from './content-policy.ts';
import { fileFor } from './static-files.ts';

/** Makes `app:` a scheme with an origin of its own; must run before the program is ready. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ]);
}

/** Answers `app:` addresses of one session from the built renderer, each page load with a nonce of its own. */
export function serveApp(session: Session, folder: string): void {
  session.protocol.handle('app', async (request) => {
    const found = request.method === 'GET' ? fileFor(request.url, folder) : undefined;
    if (found === undefined) return refused();
    const nonce = randomBytes(18).toString('base64');
    const headers = {
      'content-type': found.type,
      'content-security-policy': contentPolicy(nonce),
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cache-control': found.type.startsWith('text/html') ? 'no-store' : 'no-cache',
    };
    try {
      const content = await readFile(found.file);
      if (!found.type.startsWith('text/html')) return new Response(new Uint8Array(content), { headers });
      return new Response(content.toString('utf8').replaceAll('__CSP_NONCE__', nonce), { headers });
    } catch {
      return refused();
    }
  });
}

const refused = (): Response =>
  new Response('', { status: 404, headers: { 'content-security-policy': "default-src 'none'" } });
