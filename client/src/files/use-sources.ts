import { useEffect, useState } from 'react';
import { blobs } from './blobs';

/** Where the page itself finds the bytes of files that are not sent yet, by their keys. Empty for what is gone. */
type Sources = Readonly<Record<string, string>>;

/** Undefined until it is known of all of them. */
export function useSources(keys: readonly string[]): Sources | undefined {
  const [sources, setSources] = useState<Sources>();
  const wanted = keys.join(' ');
  useEffect(() => {
    const made: string[] = [];
    let isWanted = true;
    const find = async (key: string) => {
      const blob = await blobs.of(key);
      if (!blob || !isWanted) return [key, ''];
      const url = URL.createObjectURL(blob);
      made.push(url);
      return [key, url];
    };
    void Promise.all(wanted.split(' ').map(find)).then((found) => {
      if (isWanted) setSources(Object.fromEntries(found));
    });
    return () => {
      isWanted = false;
      for (const url of made) URL.revokeObjectURL(url);
    };
  }, [wanted]);
  return keys.every((key) => sources?.[key] !== undefined) ? sources : undefined;
}
