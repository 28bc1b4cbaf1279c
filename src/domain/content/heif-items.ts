import type { Size } from './findings';

/** The part of an AVIF or HEIC file that says what is in it and where. */
export interface Items {
  /** Every size that is given, and the number of quarter turns of the picture that is shown. */
  sizes: Size[];
  main: Size | undefined;
  turns: number;
  /** Where in the file metadata lies: from, to. */
  metadata: [number, number][];
}

/** Boxes that stand one after the other, by their place in `bytes`. */
function* within(bytes: Buffer, from: number, to: number): Generator<{ name: string; at: number; end: number }> {
  for (let at = from; at + 8 <= to; ) {
    const size = bytes.readUInt32BE(at);
    const end = size === 0 ? to : Math.min(to, at + size);
    if (end < at + 8) return;
    yield { name: bytes.toString('latin1', at + 4, at + 8), at: at + 8, end };
    at = end;
  }
}

/**
 * Reads what a `meta` box holds, without its head, and makes its metadata unfindable: items that are no picture become free ones.
 * Throws where it is not in order.
 */
export function readItems(meta: Buffer): Items {
  const items: Items = { sizes: [], main: undefined, turns: 0, metadata: [] };
  const hidden = new Set<number>();
  let main = 0;
  let properties: Property[] = [];
  const boxes = [...within(meta, 4, meta.length)].sort((one, other) => order(one.name) - order(other.name));
  for (const { name, at, end } of boxes) {
    if (name === 'pitm') main = meta[at] === 0 ? meta.readUInt16BE(at + 4) : meta.readUInt32BE(at + 4);
    if (name === 'iinf') hideMetadata(meta, at, end, hidden);
    if (name === 'iloc') items.metadata.push(...placesOf(meta, at, hidden));
    if (name === 'iprp') properties = propertiesOf(meta, at, end, main);
  }
  for (const { name, at, isOfMain } of properties) {
    if (name === 'irot' && isOfMain) items.turns = (meta[at] as number) & 3;
    if (name !== 'ispe') continue;
    const size = { width: meta.readUInt32BE(at + 4), height: meta.readUInt32BE(at + 8) };
    items.sizes.push(size);
    if (isOfMain) items.main = size;
  }
  return items;
}

/** What others refer to is read before them. */
function order(name: string): number {
  return ['pitm', 'iinf', 'iloc', 'iprp'].indexOf(name);
}

function hideMetadata(meta: Buffer, from: number, to: number, hidden: Set<number>): void {
  const entries = from + (meta[from] === 0 ? 6 : 8);
  for (const { name, at, end } of within(meta, entries, to)) {
    const version = meta[at] as number;
    if (name !== 'infe' || version < 2) continue;
    const type = at + (version === 2 ? 8 : 10);
    if (type + 4 > end) continue;
    if (!['Exif', 'mime', 'uri '].includes(meta.toString('latin1', type, type + 4))) continue;
    hidden.add(version === 2 ? meta.readUInt16BE(at + 4) : meta.readUInt32BE(at + 4));
    meta.write('free', type, 'latin1');
  }
}

function placesOf(meta: Buffer, from: number, hidden: Set<number>): [number, number][] {
  const version = meta[from] as number;
  const [offsetSize, lengthSize] = nibbles(meta[from + 4] as number);
  const [baseSize, indexSize] = nibbles(meta[from + 5] as number);
  let at = from + 6;
  const read = (size: number) => {
    at += size;
    if (size === 0) return 0;
    return size === 8 ? Number(meta.readBigUInt64BE(at - 8)) : meta.readUIntBE(at - size, size);
  };
  const places: [number, number][] = [];
  const inside = dataIn(meta);
  const count = read(version < 2 ? 2 : 4);
  for (let item = 0; item < count; item += 1) {
    const isHidden = hidden.has(read(version < 2 ? 2 : 4));
    const method = version === 0 ? 0 : read(2) & 15;
    read(2);
    const base = read(baseSize);
    for (let extents = read(2); extents > 0; extents -= 1) {
      if (version > 0) read(indexSize);
      const start = base + read(offsetSize);
      const length = read(lengthSize);
      if (isHidden && method === 0) places.push([start, start + length]);
      if (isHidden && method === 1) inside?.fill(0, start, Math.min(start + length, inside.length));
      // However many it claims: they take up no place.
      if (indexSize + offsetSize + lengthSize === 0) break;
    }
  }
  return places;
}

function nibbles(byte: number): [number, number] {
  return [byte >> 4, byte & 15];
}

/** Items may lie in the box itself. */
function dataIn(meta: Buffer): Buffer | undefined {
  const data = [...within(meta, 4, meta.length)].find(({ name }) => name === 'idat');
  return data && meta.subarray(data.at, data.end);
}

interface Property {
  name: string;
  at: number;
  isOfMain: boolean;
}

function propertiesOf(meta: Buffer, from: number, to: number, main: number): Property[] {
  const boxes = [...within(meta, from, to)];
  const container = boxes.find(({ name }) => name === 'ipco');
  const links = new Set(boxes.filter(({ name }) => name === 'ipma').flatMap(({ at }) => linksOf(meta, at, main)));
  const all = container ? [...within(meta, container.at, container.end)] : [];
  return all.map(({ name, at }, index) => ({ name, at, isOfMain: links.has(index + 1) }));
}

function linksOf(meta: Buffer, from: number, main: number): number[] {
  const [version, isWide] = [meta[from] as number, ((meta[from + 3] as number) & 1) === 1];
  const links: number[] = [];
  let at = from + 8;
  for (let entries = meta.readUInt32BE(from + 4); entries > 0 && at < meta.length; entries -= 1) {
    const item = version === 0 ? meta.readUInt16BE(at) : meta.readUInt32BE(at);
    at += version === 0 ? 2 : 4;
    const count = meta.readUInt8(at++);
    for (let n = 0; n < count; n += 1) {
      if (item === main) links.push(isWide ? meta.readUInt16BE(at) & 0x7fff : meta.readUInt8(at) & 0x7f);
      at += isWide ? 2 : 1;
    }
  }
  return links;
}
