import type { FileBytes, FoundContent, PictureFile, Thumbnails } from '../ports';

/** Longest side of a thumbnail, in pixels: as wide as a picture is shown among messages, on screens with two pixels a point. */
const LONG_SIDE = 720;

/** What has no longer side and fewer bytes is shown as it is. */
const SMALL_BYTES = 100 * 1024;

interface Picture extends Pick<PictureFile, 'decodingBytes'> {
  fileId: string;
  size: number;
  found: FoundContent;
}

/** Sees that large pictures have a smaller one beside them. */
export class Thumbnailing {
  constructor(
    private readonly bytes: Pick<FileBytes, 'pathOf' | 'write'>,
    private readonly thumbnails: Thumbnails,
  ) {}

  /** Makes one where it is needed. Resolves with whether there is one now: a picture without one is shown as it is. */
  async make({ fileId, size, found, decodingBytes }: Picture): Promise<boolean> {
    if (!needsOne(found, size)) return false;
    const picture = { path: this.bytes.pathOf(fileId), decodingBytes };
    const small = await this.thumbnails.make(picture, LONG_SIDE);
    if (!small || small.length >= size) return false;
    return this.bytes.write(fileId, only(small), 'thumbnail').then(
      () => true,
      () => false,
    );
  }

  close(): void {
    this.thumbnails.close();
  }
}

function needsOne({ kind, width = 0, height = 0 }: FoundContent, size: number): boolean {
  return kind === 'picture' && (Math.max(width, height) > LONG_SIDE || size > SMALL_BYTES);
}

async function* only(bytes: Buffer): AsyncIterable<Buffer> {
  yield bytes;
}
