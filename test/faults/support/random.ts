import { isLong } from './sizes';

/** Numbers between 0 and 1 that look random and come again from the same seed (mulberry32). */
export type Random = () => number;

export function randomFrom(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export function between(random: Random, least: number, most: number): number {
  return least + random() * (most - least);
}

export function oneOf<T>(random: Random, choices: readonly [T, ...T[]]): T {
  return choices[Math.floor(random() * choices.length)] as T;
}

/** The seed of a run: a new one unless `FAULTS_SEED` gives it again. It stands in whatever fails, and a long run begins with it. */
export function newSeed(): number {
  const given = Number(process.env.FAULTS_SEED);
  const seed = given > 0 ? given : Math.floor(Math.random() * 2 ** 31) + 1;
  if (isLong) process.stderr.write(`seed ${seed}\n`);
  return seed;
}
