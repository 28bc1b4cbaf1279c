import { type Person, personKey } from '@protocol/people';
import { useActions, usePage } from '../../page';
import { innerStop } from '../inner-stop';

/** A mention of you is marked; one of somebody else leads to who they are. */
export function PersonMention({ person, text }: { person: Person; text: string }) {
  const { openPanel } = useActions();
  const key = personKey(person);
  const isYou = usePage(({ you }) => you !== null && personKey(you) === key);
  const known = usePage((page) => page.profiles.get(key));
  if (isYou) {
    return (
      <mark className="rounded bg-accent px-1 font-medium text-on-accent">
        <bdi>{text}</bdi>
      </mark>
    );
  }
  return (
    <button
      type="button"
      {...innerStop}
      className="inline select-text rounded text-start font-medium text-accent hover:underline"
      onClick={() => openPanel('person', known ?? person)}
    >
      <bdi>{text}</bdi>
    </button>
  );
}
