import { useEffect, useRef } from 'react';
import { useWords } from '../use-words.ts';
import { useAsk } from '../asking.ts';
import { call } from '../call.ts';
import { useMinute } from '../use-now.ts';
import { useSeat } from './seat.tsx';

/** Two short tones; quiet where the machine has no sound. */
function ring(): void {
  const audio = new AudioContext();
  for (const [at, pitch] of [
    [0, 880],
    [0.25, 660],
  ] as const) {
    const tone = audio.createOscillator();
    const gain = audio.createGain();
    tone.frequency.value = pitch;
    gain.gain.value = 0.15;
    tone.connect(gain).connect(audio.destination);
    tone.start(audio.currentTime + at);
    tone.stop(audio.currentTime + at + 0.18);
  }
  setTimeout(() => void audio.close(), 1000);
}

/** Sounds, flashes and notifies once when a reminder falls due; never stands in front of what is being typed. */
export function Reminders() {
  const { t } = useWords();
  const { session } = useSeat();
  const minute = useMinute();
  const reminders = useAsk('reminders.open', {}, { isOff: session.isLocked }).data;
  const sound = useAsk('console.settings', {}).data?.sound ?? false;
  const told = useRef(new Set<string>());
  useEffect(() => {
    for (const entry of reminders ?? []) {
      const key = `${entry.id} ${entry.remindAt ?? ''}`;
      if (entry.remindAt === null || entry.remindAt > minute || told.current.has(key)) continue;
      told.current.add(key);
      if (sound) ring();
      void call('console.alarm', {
        title: `${t('desk.reminders')} ${entry.number}`,
        body: entry.content.slice(0, 200),
      });
    }
  }, [reminders, minute, sound, t]);
  return null;
}
