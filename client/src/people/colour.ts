/**
 * A colour of a person's own, from their key alone so that everybody sees the same one. All hues are as dark as one
 * another, so that a white initial reads on each of them (the test measures it).
 */
export function personColour(key: string): string {
  const hash = fnv1a(key);
  const hue = hash % 360;
  const chroma = 0.06 + ((hash >>> 9) % 3) * 0.025;
  return `oklch(0.5 ${chroma.toFixed(3)} ${hue})`;
}

/** The colour that someone chose, by its hue in degrees. */
export function hueColour(hue: number): string {
  return `oklch(0.5 0.11 ${hue})`;
}

/** FNV-1a, 32 bits, and a last mixing so that keys that differ in their end only differ in hue too. */
function fnv1a(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return (hash ^ (hash >>> 12)) >>> 0;
}
