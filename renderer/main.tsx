import './styles/base.css';
import { QueryClientProvider } from '@tanstack/react-query';
import { createRoot } from 'react-dom/client';
import { z } from 'zod';
import { answers, forget } from './asking.ts';
import { call } from './call.ts';
import { ring } from './parts/ring.ts';
import { Gate } from './screens/gate/gate.tsx';
import { showTheme } from './theme.ts';
import { startWords } from './words.ts';

// The content policy forbids making code from text, which zod would try.
z.config({ jitless: true });

window.duty.onPush((push) => {
  if (push.kind === 'changed') forget(push.topics);
  if (push.kind === 'service') answers.setQueryData(['console.serviceState', {}], push.state);
  if (push.kind === 'service' && push.state.kind === 'ready') void answers.invalidateQueries();
  if (push.kind === 'alarm') void soundAlarm(push.isDeadline);
});

/** Also while the screen is locked, and before anybody has signed in. */
async function soundAlarm(isDeadline: boolean): Promise<void> {
  const { sound } = await call('console.settings', {});
  if (sound) ring(isDeadline ? 'deadline' : 'warning');
}

// Asked side by side and before the first screen is drawn, which depends on the answers.
for (const method of ['setup.state', 'session.now', 'session.choices'] as const) {
  void answers.prefetchQuery({ queryKey: [method, {}], queryFn: () => call(method, {}) });
}
const settings = await call('console.settings', {});
answers.setQueryData(['console.settings', {}], settings);
showTheme(settings);
await startWords(settings.language);

const root = document.getElementById('root');
if (root !== null) {
  createRoot(root).render(
    <QueryClientProvider client={answers}>
      <Gate />
    </QueryClientProvider>,
  );
}
