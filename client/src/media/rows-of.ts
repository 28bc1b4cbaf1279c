/** The same things in so many rows, in their order: as even as can be, the fuller rows last. */
export function rowsOf<T>(things: readonly T[], count: number): T[][] {
  const least = Math.floor(things.length / count);
  const fuller = things.length % count;
  let at = 0;
  return Array.from({ length: count }, (_, row) => {
    const from = at;
    at += least + (row >= count - fuller ? 1 : 0);
    return things.slice(from, at);
  });
}
