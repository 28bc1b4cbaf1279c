import { findDoubled } from './doubled';
import { findGaps } from './gaps';
import type { Anomaly, History } from './history';
import { findLeaked } from './leaked';
import { findLost } from './lost';
import { findPhantoms } from './phantom';
import { findReordered } from './reordered';
import { Truth } from './truth';
import { findInWholeRooms } from './whole-rooms';

/**
 * Everything that must not be in a history, each with what shows it. An operation of which its client does not know whether it
 * was done may have been done or not; all else has to fit together.
 */
export function check(history: History): Anomaly[] {
  const truth = new Truth(history);
  return [findLost, findDoubled, findReordered, findPhantoms, findLeaked, findGaps, findInWholeRooms].flatMap((find) =>
    find(truth),
  );
}
