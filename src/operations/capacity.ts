import { totalmem } from 'node:os';

/** What one connection may take up, in bytes, with what is on its way to and from it. Idle it is half of that. */
const CONNECTION_BYTES = 32 * 1024;

const LEAST = 500;
const MOST = 20_000;

/** How many connections this process can have: as many as half of the memory that it may use holds. */
export function connectionsMax(memoryBytes: number = ownMemory()): number {
  return Math.min(MOST, Math.max(LEAST, Math.floor(memoryBytes / 2 / CONNECTION_BYTES)));
}

/** Of the machine, or less where a container holds it to that. */
function ownMemory(): number {
  return Math.min(totalmem(), process.constrainedMemory() || Number.POSITIVE_INFINITY);
}
