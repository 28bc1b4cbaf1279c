import { type Profile, personKey } from '@protocol/people';
import { useState } from 'react';
import { usePage } from '../page';
import { People } from '../people/person-finder';
import { PersonLine } from '../people/person-line';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { Field } from '../ui/field';
import { useDebounced } from '../ui/use-debounced';
import PersonPowers from './person-powers';
import { powersOver } from './powers';

const TYPING_MS = 250;

/** Everybody with an account. */
export function PeoplePage() {
  const you = usePage((page) => page.you);
  const [query, setQuery] = useState('');
  const [managed, setManaged] = useState<Profile | null>(null);
  // What was done to someone shows in the list once they are let go of.
  const [turn, setTurn] = useState(0);
  const asked = useDebounced(query.trim(), TYPING_MS);
  if (!you) return null;
  const close = () => {
    setManaged(null);
    setTurn(turn + 1);
  };
  return (
    <>
      <Field
        label="Find someone"
        type="search"
        placeholder="Name"
        autoComplete="off"
        maxLength={100}
        value={query}
        onChange={({ target }) => setQuery(target.value)}
      />
      <p className="mt-2 text-[13.5px] text-soft">Guests are not listed: open their name or a message of theirs.</p>
      <People key={`${turn} ${asked}`} query={asked} none="Nobody with an account has this name.">
        {(person) => (
          <PersonLine person={person} isYou={personKey(person) === personKey(you)}>
            {powersOver(you, person).size > 0 && (
              <Button look="quiet" aria-label={`Manage ${person.username}`} onClick={() => setManaged(person)}>
                Manage
              </Button>
            )}
          </PersonLine>
        )}
      </People>
      {managed && (
        <Dialog title={managed.username} onClose={close}>
          <PersonPowers person={managed} onClose={close} />
        </Dialog>
      )}
    </>
  );
}
