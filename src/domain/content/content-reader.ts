import type { FoundContent, Inspection } from '../ports';
import { ByteStream } from './byte-stream';
import { drop, keep, type Walk } from './bytes';
import { Findings } from './findings';
import { gif } from './gif';
import { heif } from './heif';
import { jpeg } from './jpeg';
import { LOOKED_AT, type MediaType, mediaTypeOf, UNKNOWN } from './media-type';
import { mp4 } from './mp4';
import { png } from './png';
import { webp } from './webp';

const walks: Readonly<Record<string, (findings: Findings) => Walk>> = {
  'image/jpeg': jpeg,
  'image/png': png,
  'image/gif': gif,
  'image/webp': webp,
  'image/avif': heif,
  'image/heic': heif,
  'image/heif': heif,
  'audio/mp4': mp4,
  'video/mp4': mp4,
  'video/quicktime': mp4,
};

/**
 * Reads a file while it comes: finds out what it is, and leaves out where and with what it was made. Never holds more than some
 * 64 KiB of it. A picture is kept as far as it can be followed; what is no picture is kept as it is.
 */
export class ContentReader implements Inspection {
  private readonly findings = new Findings();
  private readonly media: MediaType;
  private readonly stream: ByteStream;
  private hasEnded = false;

  /** With the first `LOOKED_AT` bytes, or all of a smaller file. They are given to `push` as well. */
  constructor(head: Buffer) {
    this.media = mediaTypeOf(head.subarray(0, LOOKED_AT), head.length < LOOKED_AT);
    this.stream = new ByteStream(followed(walks[this.media.type], this.findings));
  }

  /** What is known by now: by how it begins, and once it has ended by all of it. */
  get found(): FoundContent {
    const { findings, media, hasEnded } = this;
    if (!hasEnded) return media;
    if (media.kind === 'picture') return findings.pixels === 0 ? UNKNOWN : { ...media, ...findings.upright };
    const isSound = media.type === 'video/mp4' && findings.tracks.has('sound') && !findings.tracks.has('video');
    return isSound ? { type: 'audio/mp4', kind: 'sound' } : media;
  }

  get decodingBytes(): number {
    return this.findings.decodingBytes;
  }

  /** What is to be kept of what comes. Throws `picture_too_large` as soon as it says so. */
  push(bytes: Buffer): Buffer[] {
    return this.stream.push(bytes);
  }

  /** There is no more: what else is to be kept. */
  end(): Buffer[] {
    this.hasEnded = true;
    return this.findings.pixels === 0 ? this.stream.left() : [];
  }
}

/** What follows a picture is no part of it. What was none is kept. */
function* followed(walk: ((findings: Findings) => Walk) | undefined, findings: Findings): Walk {
  if (walk) yield* walk(findings);
  yield* findings.pixels > 0 ? drop(Number.POSITIVE_INFINITY) : keep(Number.POSITIVE_INFINITY);
}
