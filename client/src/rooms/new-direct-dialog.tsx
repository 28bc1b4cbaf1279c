import { DIRECT_MAX_PEOPLE } from '@protocol/limits';
import { type Profile, personKey } from '@protocol/people';
import { X } from 'lucide-react';
import { useCallback, useState } from 'react';
import { useActions, usePage, useRequest, useWholePage } from '../page';
import { PersonLine } from '../people/person-line';
import { Button } from '../ui/button';
import { Dialog, DialogButtons } from '../ui/dialog';
import { Field } from '../ui/field';
import { PagedList } from '../ui/paged-list';
import { Problem } from '../ui/problem';
import { useAsking } from '../ui/use-asking';
import { useDebounced } from '../ui/use-debounced';
import { usePaged } from '../ui/use-paged';

const OTHERS_MAX = DIRECT_MAX_PEOPLE - 1;

/** Picks the people of a conversation, and opens it. */
export default function NewDirectDialog({ onClose }: { onClose: () => void }) {
  const request = useRequest();
  const { dispatch } = useWholePage();
  const { openRoom } = useActions();
  const { isBusy, problem, ask } = useAsking();
  const [picked, setPicked] = useState<readonly Profile[]>([]);
  const [query, setQuery] = useState('');
  const asked = useDebounced(query.trim(), 200);
  const toggle = (person: Profile) => {
    const key = personKey(person);
    const rest = picked.filter((one) => personKey(one) !== key);
    setPicked(rest.length < picked.length ? rest : [...picked, person]);
  };
  const open = async () => {
    const answer = await ask(request('OpenDirect', { userIDs: picked.map(({ userID }) => String(userID)) }));
    if (!answer) return;
    dispatch({ type: 'RoomListed', room: answer.room });
    onClose();
    openRoom(answer.room.roomId);
  };
  return (
    <Dialog title="New direct message" onClose={onClose}>
      {picked.length > 0 && (
        <ul aria-label="Picked" className="mb-3 flex flex-wrap gap-1.5">
          {picked.map((person) => (
            <li key={personKey(person)}>
              <button
                type="button"
                aria-label={`Take ${person.username} out`}
                className="flex min-h-9 items-center gap-1.5 rounded-full border border-accent bg-tint px-3 pointer-coarse:min-h-11"
                onClick={() => toggle(person)}
              >
                <bdi>{person.username}</bdi>
                <X aria-hidden="true" className="size-3.5" />
              </button>
            </li>
          ))}
        </ul>
      )}
      <Field
        label="To"
        type="search"
        placeholder="Name"
        autoComplete="off"
        maxLength={100}
        hint={`Up to ${OTHERS_MAX} people.`}
        value={query}
        onChange={({ target }) => setQuery(target.value)}
      />
      <Found key={asked} query={asked} picked={picked} onToggle={toggle} />
      <Problem text={problem} />
      <DialogButtons>
        <Button look="quiet" onClick={onClose}>
          Cancel
        </Button>
        <Button look="main" disabled={isBusy || picked.length === 0} onClick={open}>
          Open
        </Button>
      </DialogButtons>
    </Dialog>
  );
}

interface FoundProps {
  query: string;
  picked: readonly Profile[];
  onToggle: (person: Profile) => void;
}

function Found({ query, picked, onToggle }: FoundProps) {
  const request = useRequest();
  const yourKey = usePage(({ you }) => you && personKey(you));
  const load = useCallback(
    async (after: string | undefined) => {
      const answer = await request('ListPeople', { query, ...(after === undefined ? {} : { after }) });
      if (!answer?.ok) return answer;
      const items = answer.people.filter((person) => personKey(person) !== yourKey);
      return { ok: true, items, next: answer.next } as const;
    },
    [request, query, yourKey],
  );
  const paged = usePaged<Profile>(load);
  const keys = new Set(picked.map(personKey));
  return (
    <PagedList paged={paged} label="People" none="Nobody with an account has this name." keyOf={personKey}>
      {(person) => {
        const isPicked = keys.has(personKey(person));
        return (
          <PersonLine person={person}>
            <Button
              look={isPicked ? 'main' : 'quiet'}
              aria-pressed={isPicked}
              aria-label={`Pick ${person.username}`}
              disabled={!isPicked && picked.length >= OTHERS_MAX}
              onClick={() => onToggle(person)}
            >
              {isPicked ? 'Picked' : 'Pick'}
            </Button>
          </PersonLine>
        );
      }}
    </PagedList>
  );
}
