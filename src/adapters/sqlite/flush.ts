import { fdatasync } from 'node:fs';

/** Resolves when the disk has all of the file, and never if it does not say so. */
export function flush(file: number, onFlushFailed: (error: Error) => void): Promise<void> {
  return new Promise((resolve) => {
    fdatasync(file, (error) => (error ? onFlushFailed(error) : resolve()));
  });
}
