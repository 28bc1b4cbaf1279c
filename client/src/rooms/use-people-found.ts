import type { Profile } from '@protocol/people';
import { useEffect, useState } from 'react';
import { useRequest } from '../page';
import { useDebounced } from '../ui/use-debounced';

const TYPING_MS = 150;
const nobody: Profile[] = [];

/** People with an account whose names fit, as the server knows them. What was found last stays until more is known. */
export function usePeopleFound(query: string): Profile[] {
  const request = useRequest();
  const asked = useDebounced(query, TYPING_MS);
  const [people, setPeople] = useState(nobody);
  useEffect(() => {
    let isWanted = true;
    void request('ListPeople', { query: asked, limit: 20 }).then((answer) => {
      if (isWanted && answer?.ok) setPeople(answer.people);
    });
    return () => {
      isWanted = false;
    };
  }, [request, asked]);
  return people;
}
