import { readFileSync } from 'node:fs';
import { freemem, totalmem } from 'node:os';

const PAGE = 4_096;

/** How many bytes another process could take up now, in the container of this one where it has less than the machine. */
export function memoryLeft(): number {
  const limit = process.constrainedMemory();
  if (!limit || limit >= totalmem()) return freemem();
  return Math.min(freemem(), limit - ownBytes());
}

/** Without the pages of files, which the kernel takes back. */
function ownBytes(): number {
  try {
    const [, resident = 0, shared = 0] = readFileSync('/proc/self/statm', 'latin1').split(' ').map(Number);
    return (resident - shared) * PAGE;
  } catch {
    return process.memoryUsage.rss();
  }
}
