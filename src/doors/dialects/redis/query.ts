/** A number of a query. Undefined where it is left out; what is none stays as it was written. */
export function numberIn(url: string, name: string): unknown {
  const [text, ...others] = queryOf(url).getAll(name);
  if (text === undefined) return undefined;
  return others.length === 0 && /^\d{1,15}$/.test(text) ? Number(text) : text;
}

/** The list `ids`, however clients write lists: `ids[]=1&ids[]=2`, `ids[0]=1`, `ids=1&ids=2`. Undefined where there is none. */
export function idsIn(url: string): string[] | undefined {
  const named = [...queryOf(url)].filter(([name]) => /^ids(?:\[\d*\])?$/.test(name));
  const isList = named.length > 1 || named.some(([name]) => name !== 'ids');
  return isList ? named.map(([, value]) => value) : undefined;
}

function queryOf(url: string): URLSearchParams {
  return new URLSearchParams(url.split('?').slice(1).join('?'));
}
