import type { CommandName, CommandOutput, CommandPayload } from './commands';
import type { ErrorReply } from './errors';
import type { Person, UserData } from './people';
import type { Change, Head } from './rooms';

/** The answer to a command, given to the acknowledgement if one was asked for. */
export type Reply<Output extends object> = ({ ok: true } & Output) | { ok: false; error: ErrorReply };

/** All the changes of a tick, in `seq` order and without gaps. */
export interface RoomChanged {
  roomId: string;
  epoch: string;
  changes: Change[];
}

/** Who came and who went since the last such event. Ephemeral: it has no `seq` and is not replayed. */
export interface PeopleChanged {
  roomId: string;
  here: Person[];
  /** The `personKey` of each who is no longer here. */
  gone: string[];
}

/** Where the room stands, sent every few seconds, so that a client notices what it silently missed. */
export interface Heartbeat {
  heads: Record<string, Head>;
}

/** Said once, just before the server closes the connection on purpose. */
export interface Goodbye {
  error: ErrorReply;
}

/** What the server sends to a connection of the delta feed. */
export interface DeltaEvents {
  SetUserData: (userData: UserData) => void;
  RoomChanged: (batch: RoomChanged) => void;
  PeopleChanged: (people: PeopleChanged) => void;
  Heartbeat: (beat: Heartbeat) => void;
  Goodbye: (goodbye: Goodbye) => void;
}

/** What a client of the delta feed may emit. The acknowledgement may be left out. */
export type DeltaCommands = {
  [C in CommandName]: (payload: CommandPayload<C>, acknowledge: (reply: Reply<CommandOutput<C>>) => void) => void;
};
