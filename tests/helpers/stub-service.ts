// A duty service without a store, for the tests of what keeps it alive: node stub-service.ts <behaviour> <marker file>
import { existsSync, writeFileSync } from 'node:fs';
import type { FromService, RungClock, ToService } from '#contract/wire';

const behaviour = process.argv[2] ?? 'works';
/** Remembers across a restart of this stub that a call came before. */
const seenBefore = process.argv[3] ?? '';

const rungClock: RungClock = {
  number: '2026-001',
  label: '电话报告',
  report: 'initial',
  recipient: '市政府总值班室',
  mark: 80,
  minutesLeft: 2,
};

const send = (message: FromService): void => {
  process.send?.(message);
};

process.on('message', (given) => {
  // Only the test is at the other end.
  const message = given as ToService;
  if (message.kind === 'close') {
    if (behaviour === 'hangs without its store') return;
    send({ kind: 'closed' });
    setTimeout(() => process.exit(0), 20);
  } else if (message.kind === 'ping') send({ kind: 'pong', isAtLongWork: behaviour === 'works long' });
  else if (message.kind === 'call') answer(message.id, message.call.method, message.call.input);
  else send({ kind: 'reply', id: message.id, reply: { ok: true, output: message.reply } });
});

function answer(id: number, method: string, input: unknown): void {
  const reply = (): void => send({ kind: 'reply', id, reply: { ok: true, output: { method, input } } });
  switch (method) {
    case 'never':
      return;
    case 'die':
      return process.exit(9);
    case 'lose':
      reply();
      return send({ kind: 'unusable', code: 'store-gone', message: 'store', details: ['/gone'] });
    case 'slow':
      return void setTimeout(reply, 150);
    case 'slow-first-time':
      if (existsSync(seenBefore)) return reply();
      return writeFileSync(seenBefore, '');
    case 'change':
      send({ kind: 'changed', topics: ['log'] });
      return reply();
    case 'ring':
      send({ kind: 'alarm', clocks: [rungClock], isAgain: false });
      return reply();
    case 'mend':
      send({ kind: 'ready' });
      return reply();
    case 'print':
      return send({
        kind: 'host-request',
        id,
        request: { kind: 'print-pdf', htmlFile: '/a.html', pdfFile: '/a.pdf' },
      });
    default:
      return reply();
  }
}

switch (behaviour) {
  case 'crashes':
    process.exit(3);
    break;
  case 'store-held':
  case 'hangs without its store':
    send({ kind: 'unusable', code: 'store-held', message: 'held', details: ['/held'] });
    break;
  case 'rescues':
    send({ kind: 'rescue', code: 'store-unreadable', message: 'pages', details: [] });
    break;
  case 'silent':
    break;
  default:
    send({ kind: 'ready' });
}
