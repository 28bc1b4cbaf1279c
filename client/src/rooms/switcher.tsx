import { type Profile, personKey } from '@protocol/people';
import type { ListedRoom } from '@protocol/rooms';
import { type KeyboardEvent, useId, useMemo, useState } from 'react';
import { useActions, usePage, useRequest, useWholePage } from '../page';
import { Avatar } from '../people/avatar';
import { Modal } from '../ui/modal';
import { Problem } from '../ui/problem';
import { useAsking } from '../ui/use-asking';
import { bestFits } from './fuzzy';
import { RoomIcon } from './room-icon';
import { labelOf } from './room-label';
import { usePeopleFound } from './use-people-found';

type Goal = { id: string; label: string } & ({ room: ListedRoom } | { person: Profile });

const SHOWN = 10;

/** Goes to a room or a person by a few letters of the name. */
export default function Switcher({ onClose }: { onClose: () => void }) {
  const { goals, query, setQuery } = useGoals();
  const go = useGo(onClose);
  const [chosen, setChosen] = useState(0);
  const ids = { title: useId(), list: useId() };
  const current = goals[Math.min(chosen, goals.length - 1)];
  const heed = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0) {
      event.preventDefault();
      setChosen((Math.min(chosen, goals.length - 1) + step + goals.length) % Math.max(1, goals.length));
    } else if (event.key === 'Enter' && !event.nativeEvent.isComposing && current) {
      event.preventDefault();
      void go.to(current);
    }
  };
  return (
    <Modal
      labelledBy={ids.title}
      className="mx-auto mt-[12dvh] mb-auto w-[min(480px,calc(100vw-24px))] rounded-2xl border border-line p-2 shadow-[0_8px_40px_#0000001f] [--behind:var(--surface)]"
      onClose={onClose}
    >
      <h2 id={ids.title} className="sr-only">
        Go to a room or a person
      </h2>
      <input
        role="combobox"
        aria-expanded="true"
        aria-controls={ids.list}
        aria-activedescendant={current ? `${ids.list}-${current.id}` : undefined}
        aria-autocomplete="list"
        aria-label="Go to a room or a person"
        placeholder="Go to a room or a person"
        dir="auto"
        autoComplete="off"
        spellCheck={false}
        className="min-h-11 w-full rounded-[10px] border border-soft bg-paper px-3 text-base placeholder:text-soft placeholder:opacity-100"
        value={query}
        onChange={({ target }) => {
          setQuery(target.value);
          setChosen(0);
        }}
        onKeyDown={heed}
      />
      <div id={ids.list} role="listbox" aria-label="Found" className="mt-2 max-h-[50dvh] overflow-y-auto">
        {goals.map((goal) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the field's
          // biome-ignore lint/a11y/useFocusableInteractive: the field keeps the focus
          <div
            key={goal.id}
            id={`${ids.list}-${goal.id}`}
            role="option"
            aria-selected={goal === current}
            className={`flex min-h-11 cursor-pointer items-center gap-2 rounded-lg px-2 ${
              goal === current ? 'bg-tint' : 'hover:bg-side'
            }`}
            onClick={() => go.to(goal)}
          >
            <GoalLine goal={goal} />
          </div>
        ))}
      </div>
      <p role="status" className="px-2 text-[13px] text-soft">
        {goals.length === 0 && <span className="block py-3 text-center">Nothing of this name.</span>}
      </p>
      <Problem text={go.problem} />
    </Modal>
  );
}

function GoalLine({ goal }: { goal: Goal }) {
  const you = usePage((page) => page.you);
  const isRoom = 'room' in goal;
  return (
    <>
      {isRoom ? <RoomIcon room={goal.room} you={you} /> : <Avatar person={goal.person} small />}
      <span dir="auto" className="truncate">
        {goal.label}
      </span>
      {!isRoom && <span className="ml-auto flex-none text-[12.5px] text-soft">message</span>}
    </>
  );
}

function useGoals() {
  const [query, setQuery] = useState('');
  const rooms = usePage((page) => page.rooms);
  const here = usePage((page) => page.room?.people);
  const you = usePage((page) => page.you);
  const found = usePeopleFound(query.trim());
  const goals = useMemo(() => {
    const yourKey = you && personKey(you);
    const direct = new Set(
      rooms.map(({ kind, people }) =>
        kind === 'direct' && people?.length === 2 ? labelOf({ kind, name: '', people }, you) : '',
      ),
    );
    const people = new Map([...(here ?? []), ...found].map((person) => [personKey(person), person]));
    const all: Goal[] = [
      ...rooms
        .toSorted((a, b) => b.mentions - a.mentions || b.unread - a.unread)
        .map((room) => ({ id: `r-${room.roomId}`, label: labelOf(room, you), room })),
      ...[...people.values()]
        .filter((person) => !person.claimed && personKey(person) !== yourKey && !direct.has(person.username))
        .map((person) => ({ id: `p-${personKey(person)}`, label: person.username, person })),
    ];
    return bestFits(query, all, ({ label }) => label).slice(0, SHOWN);
  }, [query, rooms, here, you, found]);
  return { goals, query, setQuery };
}

function useGo(onClose: () => void) {
  const request = useRequest();
  const { dispatch } = useWholePage();
  const { openRoom } = useActions();
  const { problem, ask } = useAsking();
  const to = async (goal: Goal) => {
    if ('room' in goal) {
      onClose();
      return openRoom(goal.room.roomId);
    }
    const answer = await ask(request('OpenDirect', { userIDs: [String(goal.person.userID)] }));
    if (!answer) return;
    dispatch({ type: 'RoomListed', room: answer.room });
    onClose();
    openRoom(answer.room.roomId);
  };
  return { to, problem };
}
