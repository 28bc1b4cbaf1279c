const SEGMENT = 0x18538067;
const TRACKS = 0x1654ae6b;
const TRACK = 0xae;
const TYPE = 0x83;
const DOC_TYPE = 0x4282;
const EBML = 0x1a45dfa3;

/** In these stands what is looked for. */
const containers = [EBML, SEGMENT, TRACKS, TRACK];

export interface Webm {
  docType: string;
  /** As far as the beginning of the file tells. */
  tracks: Set<'sound' | 'video'>;
}

/** Reads the beginning of a WebM or Matroska file. */
export function readWebm(bytes: Buffer): Webm {
  const webm: Webm = { docType: '', tracks: new Set() };
  for (let at = 0; at < bytes.length; ) {
    const id = numberAt(bytes, at, true);
    const size = id && numberAt(bytes, at + id.length, false);
    if (!size) break;
    at += id.length + size.length;
    if (id.value === DOC_TYPE) webm.docType = bytes.toString('latin1', at, at + size.value).replace(/\0.*/su, '');
    if (id.value === TYPE && bytes[at] === 1) webm.tracks.add('video');
    if (id.value === TYPE && bytes[at] === 2) webm.tracks.add('sound');
    if (!containers.includes(id.value)) at += size.value;
  }
  return webm;
}

/** Numbers begin with as many zero bits as bytes follow. Of a name that beginning is a part. */
function numberAt(bytes: Buffer, at: number, isName: boolean): { value: number; length: number } | undefined {
  const first = bytes[at];
  if (first === undefined || first === 0) return undefined;
  const length = Math.clz32(first) - 23;
  if (at + length > bytes.length) return undefined;
  let value = isName ? first : first & (0xff >> length);
  for (let n = 1; n < length; n += 1) value = value * 256 + (bytes[at + n] as number);
  return { value, length };
}
