import { TOPIC_MAX_CHARACTERS } from '@protocol/limits';
import type { Room } from '@protocol/rooms';
import type { FormEvent } from 'react';
import { useRequest } from '../page';
import { Button } from '../ui/button';
import { Check, Choice, Field } from '../ui/field';
import { Done, Problem } from '../ui/problem';
import { useAsking } from '../ui/use-asking';
import { useWritten } from '../ui/use-written';
import { paceOptions, roomChanges, whoLabels, writtenFrom } from './room-changes';

export function RoomForm({ room, mayArchive }: { room: Room; mayArchive: boolean }) {
  const request = useRequest();
  const { isBusy, problem, ask } = useAsking();
  const { written, isSaved, write, saved } = useWritten(() => writtenFrom(room));
  const changes = roomChanges(room, written);
  const save = async (event: FormEvent) => {
    event.preventDefault();
    if (!changes || isBusy) return;
    const changed = await ask(request('ChangeRoom', changes));
    if (changed) saved(writtenFrom(changed.room));
  };
  return (
    <form onSubmit={save} className="mb-6">
      <Field
        label="Name"
        autoComplete="off"
        value={written.name}
        onChange={({ target }) => write({ name: target.value })}
      />
      <Field
        label="Topic"
        hint="One line that stands beside the name."
        maxLength={TOPIC_MAX_CHARACTERS}
        autoComplete="off"
        value={written.topic}
        onChange={({ target }) => write({ topic: target.value })}
      />
      <div className="mt-4 grid grid-cols-1 gap-x-3 gap-y-4 rail:grid-cols-2 [&>*]:mt-0">
        <Choice
          label="Who may speak"
          options={whoLabels}
          value={written.speakers}
          onChoose={(speakers) => write({ speakers })}
        />
        <Choice
          label="Who may clear the chat"
          options={whoLabels}
          value={written.clearers}
          onChoose={(clearers) => write({ clearers })}
        />
      </div>
      <Choice
        label="Slow mode"
        hint="How long one waits between two messages."
        options={paceOptions(written.slowModeSeconds)}
        value={String(written.slowModeSeconds)}
        onChoose={(seconds) => write({ slowModeSeconds: Number(seconds) })}
      />
      {mayArchive && (
        <Check
          label="Archived"
          hint="It can be read, but nobody can speak in it."
          checked={written.archived}
          onChange={(archived) => write({ archived })}
        />
      )}
      <Problem text={problem} />
      <Done text={isSaved ? 'Saved.' : null} />
      <Button
        look="main"
        type="submit"
        className="mt-4 w-full"
        disabled={isBusy || changes === null || written.name.trim() === ''}
      >
        Save
      </Button>
    </form>
  );
}
