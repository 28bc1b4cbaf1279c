import { useEffect, useState } from 'react';
import { gistOf, plainGist } from './gist';

type Spoken = Parameters<typeof plainGist>[0];

/** What a message says in plain words: its source until what reads it is there. */
export function useGist(message: Spoken | null): string {
  const [read, setRead] = useState<{ of: Spoken; gist: string } | null>(null);
  useEffect(() => {
    let isWanted = true;
    if (message) void plainGist(message).then((gist) => isWanted && setRead({ of: message, gist }));
    return () => {
      isWanted = false;
    };
  }, [message]);
  if (!message) return '';
  return read?.of === message ? read.gist : gistOf(message);
}
