/** A picture on the disk. */
export interface PictureFile {
  /** Absolute. */
  path: string;
  /** What decoding it takes in memory, beside what every picture takes. */
  decodingBytes: number;
}

/** Makes smaller pictures, one at a time. */
export interface Thumbnails {
  /** How many are being made or wait for that. */
  readonly waiting: number;
  /**
   * A WebP of what it shows, upright, with no side longer than so many pixels. Resolves with undefined where none can be made: the
   * picture is broken, there is no memory for it, too many wait. Never rejects.
   */
  make(picture: PictureFile, longSide: number): Promise<Buffer | undefined>;
  close(): void;
}
