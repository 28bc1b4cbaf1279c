import type { CommandPayload } from '@protocol/commands';
import type { Profile } from '@protocol/people';

export interface WrittenProfile {
  username: string;
  /** Null: the colour that one is given. */
  colour: number | null;
  status: string;
}

export function writtenFrom({ username, colour, status }: Profile): WrittenProfile {
  return { username, colour: colour ?? null, status: status ?? '' };
}

/** What is to be asked of the server, or null if nothing differs. */
export function profileChanges(you: Profile, written: WrittenProfile): CommandPayload<'ChangeProfile'> | null {
  const before = writtenFrom(you);
  const username = written.username.trim();
  const status = written.status.trim();
  const changes = {
    ...(username === before.username ? {} : { username }),
    ...(written.colour === before.colour ? {} : { colour: written.colour }),
    ...(status === before.status ? {} : { status: status === '' ? null : status }),
  };
  return Object.keys(changes).length === 0 ? null : changes;
}
