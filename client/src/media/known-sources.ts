/** So many pictures are kept at hand; each may be some megabytes. */
const MOST = 10;

const sources = new Map<string, string>();

/** A picture that this page has just uploaded is shown from what it has: nobody is to wait for their own to come back. */
export function knowSource(fileId: string, picture: Blob): void {
  sources.set(fileId, URL.createObjectURL(picture));
  const [oldest] = sources;
  if (sources.size <= MOST || !oldest) return;
  sources.delete(oldest[0]);
  URL.revokeObjectURL(oldest[1]);
}

export function knownSource(fileId: string): string | undefined {
  return sources.get(fileId);
}
