import { Refusal } from '../../protocol/index';

/**
 * The largest picture that is taken: what the cameras of phones make (50 megapixels, such as 8,160 × 6,120). A browser needs four
 * bytes a pixel to show one, so that this takes up 200 MB of whoever looks at it.
 */
const PIXELS_MAX = 50_000_000;

/** In pixels. */
export interface Size {
  width: number;
  height: number;
}

/** What is found in a file on the way through it. */
export class Findings {
  /** As they are stored. */
  width = 0;
  height = 0;
  /** As EXIF counts: 1 is upright, from 5 on it lies on its side. */
  orientation = 1;
  /** What decoding it takes in memory, in bytes, beside what every picture takes. */
  decodingBytes = 0;
  /** What its tracks are, of a file of sound or video. */
  readonly tracks = new Set<'sound' | 'video'>();

  /** Throws `picture_too_large`. Of several sizes that a file gives, none may be too large, and the first counts. */
  measure(width: number, height: number): void {
    if (width * height > PIXELS_MAX) throw new Refusal('picture_too_large');
    if (this.width * this.height > 0) return;
    this.width = width;
    this.height = height;
  }

  get pixels(): number {
    return this.width * this.height;
  }

  /** As it is seen. */
  get upright(): Size {
    const { width, height } = this;
    return this.orientation >= 5 ? { width: height, height: width } : { width, height };
  }
}
