import type { Profile } from '@protocol/people';
import type { Room } from '@protocol/rooms';
import type { Page } from '../../page';

export interface Standing {
  room: Room;
  you: Profile;
}

export interface Asking extends Standing {
  page: Page;
  here: readonly Profile[];
  rest: string;
}

export interface Command {
  name: string;
  /** What is to be written after it, in words. */
  takes: string;
  does: string;
  /** Why one may not use it here, as far as the page can tell, or null. */
  refuses(standing: Standing): string | null;
  /** Does it. What is returned says why it was not done, or is null. Left out: it is sent as it was written. */
  run?(asking: Asking): Promise<string | null> | string | null;
}
