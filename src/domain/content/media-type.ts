import type { FileKind } from '../../protocol/index';
import { readWebm } from './webm';

/** What a file is. */
export interface MediaType {
  type: string;
  kind: FileKind;
}

/** So many bytes of a file's beginning are looked at, if it has as many. */
export const LOOKED_AT = 4_096;

export const UNKNOWN: MediaType = { type: 'application/octet-stream', kind: 'other' };

/** What files begin with, from which byte on. What is longer stands before what is shorter. */
const beginnings: readonly [string, number, string, FileKind][] = [
  ['\xff\xd8\xff', 0, 'image/jpeg', 'picture'],
  ['\x89PNG\r\n\x1a\n', 0, 'image/png', 'picture'],
  ['GIF87a', 0, 'image/gif', 'picture'],
  ['GIF89a', 0, 'image/gif', 'picture'],
  ['WEBPVP8', 8, 'image/webp', 'picture'],
  ['WAVE', 8, 'audio/wav', 'sound'],
  ['ID3', 0, 'audio/mpeg', 'sound'],
  ['fLaC', 0, 'audio/flac', 'sound'],
  ['OggS', 0, 'audio/ogg', 'sound'],
  ['%PDF-', 0, 'application/pdf', 'other'],
  ['PK\x03\x04', 0, 'application/zip', 'other'],
  ['PK\x05\x06', 0, 'application/zip', 'other'],
];

/** The brands of the family of MP4, by what they are to browsers. */
const brands: Readonly<Record<string, MediaType>> = {
  avif: { type: 'image/avif', kind: 'picture' },
  avis: { type: 'image/avif', kind: 'picture' },
  heic: { type: 'image/heic', kind: 'other' },
  heix: { type: 'image/heic', kind: 'other' },
  hevc: { type: 'image/heic', kind: 'other' },
  hevx: { type: 'image/heic', kind: 'other' },
  mif1: { type: 'image/heif', kind: 'other' },
  msf1: { type: 'image/heif', kind: 'other' },
  'qt  ': { type: 'video/quicktime', kind: 'video' },
  'M4A ': { type: 'audio/mp4', kind: 'sound' },
  'M4B ': { type: 'audio/mp4', kind: 'sound' },
};

/**
 * What a file is, by how it begins, whatever its name or its sender says. `isWhole`: these bytes are all of it. What can carry a
 * script into a page (HTML, SVG) is text and nothing more.
 */
export function mediaTypeOf(bytes: Buffer, isWhole: boolean): MediaType {
  const latin1 = bytes.toString('latin1', 0, 64);
  if (latin1.slice(4, 8) === 'ftyp') return ofBrand(latin1);
  if (bytes.length > 4 && bytes.readUInt32BE() === 0x1a45dfa3) return ofWebm(bytes);
  for (const [beginning, at, type, kind] of beginnings) {
    if (!latin1.startsWith(beginning, at) || (at === 8 && !latin1.startsWith('RIFF'))) continue;
    return type === 'audio/ogg' && latin1.includes('\x80theora')
      ? { type: 'video/ogg', kind: 'video' }
      : { type, kind };
  }
  if (isMp3Frame(bytes)) return { type: 'audio/mpeg', kind: 'sound' };
  return isText(bytes, isWhole) ? { type: 'text/plain', kind: 'other' } : UNKNOWN;
}

/** The brand that a file has, then those that it is compatible with. */
function ofBrand(latin1: string): MediaType {
  const main = latin1.slice(8, 12);
  // Of a picture in general, what it is compatible with tells more.
  const isGeneral = main === 'mif1' || main === 'msf1';
  const others = latin1.slice(16).match(/.{4}/gsu) ?? [];
  const brand = isGeneral ? (others.find((other) => /^(avi[fs]|he[iv][cx])$/u.test(other)) ?? main) : main;
  return (Object.hasOwn(brands, brand) && brands[brand]) || { type: 'video/mp4', kind: 'video' };
}

function ofWebm(bytes: Buffer): MediaType {
  const { docType, tracks } = readWebm(bytes);
  if (docType === 'webm' && tracks.has('sound') && !tracks.has('video')) return { type: 'audio/webm', kind: 'sound' };
  if (docType === 'webm') return { type: 'video/webm', kind: 'video' };
  return docType === 'matroska' ? { type: 'video/matroska', kind: 'other' } : UNKNOWN;
}

/** Music that begins without a tag: a frame of layer III, with a rate that there is. */
function isMp3Frame(bytes: Buffer): boolean {
  const [first, second, third] = bytes;
  if (first !== 0xff || second === undefined || third === undefined) return false;
  return (second & 0xe6) === 0xe2 && (second & 0x18) !== 0x08 && third >> 4 !== 15 && ((third >> 2) & 3) !== 3;
}

/** UTF-8 without characters that steer machines. The last character may be cut off where the file goes on. */
function isText(bytes: Buffer, isWhole: boolean): boolean {
  if (bytes.some((byte) => byte < 0x20 && !(byte >= 0x09 && byte <= 0x0d) && byte !== 0x1b)) return false;
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: !isWhole });
    return true;
  } catch {
    return false;
  }
}
