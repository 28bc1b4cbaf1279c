/** Two soft notes, the second above the first, in Hz and seconds. */
const notes = [
  { pitch: 587, at: 0 },
  { pitch: 880, at: 0.12 },
];
const LASTS_S = 0.35;
const LOUDNESS = 0.12;

let context: AudioContext | undefined;

/**
 * Rings once. Before the person has pressed anything in the page the browser lets nothing be heard, and complains of who tries:
 * then it stays silent.
 */
export function ring(): void {
  if (!(navigator.userActivation?.hasBeenActive ?? context !== undefined)) return;
  try {
    context ??= new AudioContext();
    void context.resume();
    for (const { pitch, at } of notes) play(context, pitch, context.currentTime + at);
  } catch {}
}

function play(on: AudioContext, pitch: number, at: number): void {
  const [tone, volume] = [on.createOscillator(), on.createGain()];
  tone.frequency.value = pitch;
  volume.gain.setValueAtTime(0, at);
  volume.gain.linearRampToValueAtTime(LOUDNESS, at + 0.01);
  volume.gain.exponentialRampToValueAtTime(0.0001, at + LASTS_S);
  tone.connect(volume).connect(on.destination);
  tone.start(at);
  tone.stop(at + LASTS_S);
}
