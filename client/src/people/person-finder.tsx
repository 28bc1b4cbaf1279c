import { type Profile, personKey } from '@protocol/people';
import { type ReactNode, useCallback } from 'react';
import { useRequest } from '../page';
import { Field } from '../ui/field';
import { PagedList } from '../ui/paged-list';
import { useDebounced } from '../ui/use-debounced';
import { usePaged } from '../ui/use-paged';

interface PersonFinderProps {
  label: string;
  query: string;
  onQuery: (query: string) => void;
  none: string;
  /** A line about someone who was found. */
  children: (person: Profile) => ReactNode;
}

/** Finds people with an account by their name, as one types it. Nobody is shown before a letter is typed. */
export function PersonFinder({ label, query, onQuery, none, children }: PersonFinderProps) {
  const asked = useDebounced(query.trim(), 250);
  return (
    <>
      <Field
        label={label}
        type="search"
        placeholder="Name"
        autoComplete="off"
        maxLength={100}
        value={query}
        onChange={({ target }) => onQuery(target.value)}
      />
      {asked !== '' && query.trim() !== '' && (
        <People key={asked} query={asked} none={none}>
          {children}
        </People>
      )}
    </>
  );
}

interface PeopleProps {
  query: string;
  none: string;
  children: (person: Profile) => ReactNode;
}

/** People with an account whose name fits, page by page. */
export function People({ query, none, children }: PeopleProps) {
  const request = useRequest();
  const load = useCallback(
    async (after: string | undefined) => {
      const answer = await request('ListPeople', { query, ...(after === undefined ? {} : { after }) });
      return answer?.ok ? ({ ok: true, items: answer.people, next: answer.next } as const) : answer;
    },
    [request, query],
  );
  const paged = usePaged<Profile>(load);
  return (
    <PagedList paged={paged} label="People found" none={none} keyOf={personKey}>
      {children}
    </PagedList>
  );
}
