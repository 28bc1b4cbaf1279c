import { WAVEFORM_MAX } from '@protocol/limits';

const LOUDEST = 31;

/** Below this even the loudest moment is only noise, and is not to look like speech. */
const QUIET = 0.05;

/** How loud a moment is, from 0 to 1, of samples around 128. */
export function levelOf(samples: Uint8Array): number {
  if (samples.length === 0) return 0;
  const sum = samples.reduce((total, sample) => total + ((sample - 128) / 128) ** 2, 0);
  return Math.min(1, Math.sqrt(sum / samples.length));
}

/**
 * The bars by which a voice note is drawn: each is the loudest moment of its stretch, as tall as that is beside the loudest
 * of all.
 */
export function barsOf(levels: readonly number[], most: number = WAVEFORM_MAX): number[] {
  const count = Math.max(1, Math.min(levels.length, most));
  const loudest = Math.max(QUIET, ...levels);
  return Array.from({ length: count }, (_, bar) => {
    const from = Math.floor((bar * levels.length) / count);
    const to = Math.floor(((bar + 1) * levels.length) / count);
    const level = Math.max(0, ...levels.slice(from, to));
    return Math.round((Math.min(level, loudest) / loudest) * LOUDEST);
  });
}
