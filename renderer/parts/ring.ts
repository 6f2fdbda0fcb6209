/** What is sounded: something to remember, a deadline that comes near, a deadline that is there. */
type Sound = 'reminder' | 'warning' | 'deadline';

/** When each tone begins, in seconds, and how high it is. */
const tones: Readonly<Record<Sound, readonly (readonly [at: number, pitch: number])[]>> = {
  reminder: [
    [0, 880],
    [0.25, 660],
  ],
  warning: [
    [0, 660],
    [0.25, 880],
    [0.5, 880],
  ],
  // Three times three, high: nothing else in the room sounds like it.
  deadline: [0, 0.9, 1.8].flatMap((from) => [0, 0.2, 0.4].map((at) => [from + at, 1175] as const)),
};

const toneSeconds = 0.16;

/** Sounds some short tones, of a deadline more and higher ones; quiet where the machine has no sound. */
export function ring(sound: Sound): void {
  const audio = new AudioContext();
  const last = Math.max(...tones[sound].map(([at]) => at));
  for (const [at, pitch] of tones[sound]) {
    const tone = audio.createOscillator();
    const gain = audio.createGain();
    tone.frequency.value = pitch;
    gain.gain.value = sound === 'deadline' ? 0.3 : 0.15;
    tone.connect(gain).connect(audio.destination);
    tone.start(audio.currentTime + at);
    tone.stop(audio.currentTime + at + toneSeconds);
  }
  setTimeout(() => void audio.close(), (last + 1) * 1000);
}
