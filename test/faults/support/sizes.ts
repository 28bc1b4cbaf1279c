/** `npm run faults` runs the tests of this folder for long; `npm test` runs the same ones in a few seconds each. */
export const isLong = process.env.FAULTS === 'long';

/** How much of something a test does, in the short form and in the long one. */
export function sized(short: number, long: number): number {
  return isLong ? long : short;
}
