import { STATUS_MAX_CHARACTERS } from '@protocol/limits';
import { type Profile, personKey } from '@protocol/people';
import type { FormEvent } from 'react';
import { useRequest } from '../page';
import { Avatar } from '../people/avatar';
import { personColour } from '../people/colour';
import { Button } from '../ui/button';
import { Field } from '../ui/field';
import { Done, Problem } from '../ui/problem';
import { useAsking } from '../ui/use-asking';
import { useWritten } from '../ui/use-written';
import { ColourField } from './colour-field';
import { profileChanges, type WrittenProfile, writtenFrom } from './profile-changes';

/** How others see you. */
export function ProfileForm({ you }: { you: Profile }) {
  const request = useRequest();
  const { isBusy, problem, ask } = useAsking();
  const { written, isSaved, write, saved } = useWritten(() => writtenFrom(you));
  const changes = profileChanges(you, written);
  const save = async (event: FormEvent) => {
    event.preventDefault();
    if (!changes || isBusy) return;
    const changed = await ask(request('ChangeProfile', changes));
    if (changed) saved(writtenFrom(changed.you));
  };
  return (
    <form onSubmit={save}>
      <div className="mb-4 flex items-center gap-3">
        <Avatar person={previewOf(you, written)} />
        <div className="min-w-0">
          <b dir="auto" className="block truncate font-semibold">
            {written.username || you.username}
          </b>
          <span dir="auto" className="block truncate text-[13.5px] text-soft">
            {written.status}
          </span>
        </div>
      </div>
      <Field
        label="Your name"
        autoComplete="nickname"
        value={written.username}
        onChange={({ target }) => write({ username: target.value })}
      />
      <Field
        label="Status"
        hint="A line that others see beside your name."
        maxLength={STATUS_MAX_CHARACTERS}
        autoComplete="off"
        value={written.status}
        onChange={({ target }) => write({ status: target.value })}
      />
      <ColourField
        given={personColour(personKey(you))}
        value={written.colour}
        onChange={(colour) => write({ colour })}
      />
      <Problem text={problem} />
      <Done text={isSaved ? 'Saved.' : null} />
      <Button
        look="main"
        type="submit"
        className="mt-4 w-full"
        disabled={isBusy || changes === null || written.username.trim() === ''}
      >
        Save
      </Button>
    </form>
  );
}

function previewOf({ colour: _, ...you }: Profile, { username, colour }: WrittenProfile): Profile {
  return { ...you, username, ...(colour === null ? {} : { colour }) };
}
