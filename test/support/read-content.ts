import { ContentReader } from '../../src/domain/content/content-reader';
import { LOOKED_AT } from '../../src/domain/content/media-type';

/** A file as it comes, in pieces of so many bytes: what is kept of it, and what it is. */
export function readContent(file: Buffer, piece = 65_536) {
  const reader = new ContentReader(file.subarray(0, LOOKED_AT));
  const kept: Buffer[] = [];
  for (let at = 0; at < file.length; at += piece) kept.push(...reader.push(file.subarray(at, at + piece)));
  kept.push(...reader.end());
  return { kept: Buffer.concat(kept), found: reader.found };
}
