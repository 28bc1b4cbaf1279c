import { useEffect, useState } from 'react';
import { blobs } from './blobs';

/** Where the page itself finds the bytes of a file that is not sent yet. Null until they are there, or where they are gone. */
export function useObjectUrl(key: string | null): string | null {
  const [url, setUrl] = useState<string | null>(null);
  useEffect(() => {
    if (key === null) return;
    let made: string | undefined;
    let isWanted = true;
    void blobs.of(key).then((blob) => {
      if (!blob || !isWanted) return;
      made = URL.createObjectURL(blob);
      setUrl(made);
    });
    return () => {
      isWanted = false;
      setUrl(null);
      if (made !== undefined) URL.revokeObjectURL(made);
    };
  }, [key]);
  return url;
}
