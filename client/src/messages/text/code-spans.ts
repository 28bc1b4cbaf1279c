interface Span {
  /** Null where the ticks begin nothing. */
  inside: string | null;
  end: number;
}

/** Finds what stands between ticks: as many at its end as at its beginning. */
export function createTicks(text: string): { spanAt(at: number): Span } {
  const runs = text.includes('`')
    ? [...text.matchAll(/`+/g)].map(({ 0: run, index }) => ({ at: index, size: run.length }))
    : [];
  /** The places of the runs of a size, first one last, so that those passed are taken off. */
  const bySize = new Map<number, number[]>();
  for (const { at, size } of runs.toReversed()) {
    const places = bySize.get(size) ?? [];
    places.push(at);
    bySize.set(size, places);
  }
  return {
    spanAt(at) {
      let begin = at;
      while (text.charAt(begin) === '`') begin += 1;
      const places = bySize.get(begin - at) ?? [];
      while ((places.at(-1) ?? begin) < begin) places.pop();
      const close = places.at(-1);
      const inside = text.slice(begin, close);
      if (close === undefined || inside.trim() === '') return { inside: null, end: begin };
      return { inside: bare(inside), end: close + (begin - at) };
    },
  };
}

/** A space at both ends is there for the ticks within. */
function bare(inside: string): string {
  return /^ .*[^ ].* $/s.test(inside) ? inside.slice(1, -1) : inside;
}
