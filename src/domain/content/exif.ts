const ORIENTATION = 0x0112;
const SHORT = 3;

/** Of a TIFF structure, as EXIF is: how the picture is to be turned. 1 where it does not say. */
export function orientationOf(tiff: Buffer): number {
  const order = tiff.toString('latin1', 0, 4);
  if (tiff.length < 8 || (order !== 'II*\0' && order !== 'MM\0*')) return 1;
  const read16 = (at: number) => (order === 'II*\0' ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at));
  const first = order === 'II*\0' ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4);
  if (first + 2 > tiff.length) return 1;
  const entries = Math.min(read16(first), Math.floor((tiff.length - first - 2) / 12));
  for (let at = first + 2; at < first + 2 + entries * 12; at += 12) {
    if (read16(at) !== ORIENTATION || read16(at + 2) !== SHORT) continue;
    const orientation = read16(at + 8);
    return orientation >= 1 && orientation <= 8 ? orientation : 1;
  }
  return 1;
}

/** A TIFF structure that says this and nothing else. */
export function tiffOf(orientation: number): Buffer {
  return Buffer.from([
    0x4d,
    0x4d,
    0,
    42,
    0,
    0,
    0,
    8,
    0,
    1,
    1,
    0x12,
    0,
    SHORT,
    0,
    0,
    0,
    1,
    0,
    orientation,
    0,
    0,
    0,
    0,
    0,
    0,
  ]);
}
