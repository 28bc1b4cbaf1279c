import type { Chat } from '../../domain/chat';
import type { ConnectedClient } from '../../domain/connected-clients';
import type { People } from '../../domain/people/people';
import type { CommandName, ErrorReply, Reply } from '../../protocol/index';
import { type DeltaCaller, identify } from '../commands/entering';
import { type Commands, type DispatchDependencies, dispatch } from '../dispatch';
import type { PlainConnection } from './plain-connection';
import { type PlainRequest, requestIn } from './requests';

export interface ConversationDependencies extends DispatchDependencies {
  chat: Chat;
  people: People;
  /** What a connection can ask for, by name. */
  offered: Commands<DeltaCaller>;
}

/** No command has this name: what is asked for by it is refused, and counted, as what cannot be read is. */
const DEFAULT = '$default';

/** What the client is told that writes something else. Its info follows, as JSON. */
const USAGE = 'Use the sendmessage route to send a message. Your info:';

/** What is said on one connection: which route each message takes, and how it is answered. */
export class Conversation {
  private readonly caller: DeltaCaller;

  constructor(
    private readonly connection: PlainConnection,
    private readonly dependencies: ConversationDependencies,
  ) {
    const { client, turns } = connection;
    this.caller = {
      asker: client,
      turns,
      identify: (command, input) => identify(dependencies.people, client, command, input),
      tellUserData: (userData) => this.write({ event: 'SetUserData', ...userData }),
      listen: (roomId) => connection.listen(roomId),
      lookAway: (roomId) => connection.watch(roomId),
    };
  }

  /** One message. Undefined: bytes, and no text. */
  async hear(text: string | undefined): Promise<void> {
    const request = text === undefined ? undefined : requestIn(text);
    switch (request?.action) {
      case 'sendmessage':
      case 'sendMessage':
        return this.send(request);
      case 'subscribe':
        return this.subscribe(request);
      case 'authenticate':
        return this.authenticate(request);
      default:
        return this.askFor(request ?? { action: DEFAULT, fields: {} });
    }
  }

  /** The sender is told nothing of what went well, unless it gave its message an id. */
  private async send({ id, fields }: PlainRequest): Promise<void> {
    const { message, data, roomId } = fields;
    const payload = {
      ...(roomId === undefined ? {} : { roomId }),
      clientId: this.connection.voice.nextClientId(),
      // Who gives both means neither.
      message: message === undefined ? data : data === undefined ? message : undefined,
    };
    const reply = await this.dispatch('SendMessage', payload, () => this.connection.beSomebody());
    if (!reply.ok && reply.error.code === 'invalid_payload') this.explain(id, reply.error);
    else if (!reply.ok || id !== undefined) this.answer(id, reply);
  }

  private async subscribe({ id, fields }: PlainRequest): Promise<void> {
    const { format, token, ...where } = fields;
    const { connection } = this;
    const payload = format === 'json' ? where : undefined;
    const reply = await this.dispatch('UserEnteredRoom', payload, () =>
      token === undefined ? connection.beSomebody() : connection.authenticate(token),
    );
    this.answer(id, reply);
    if (reply.ok) await this.watchRooms();
  }

  /** The answer is who the connection is now. */
  private async authenticate({ id, fields }: PlainRequest): Promise<void> {
    const reply = await this.dispatch('WhoAmI', undefined, () => this.connection.authenticate(fields.token));
    this.answer(id, reply);
  }

  /** Any other command, once it is told events. */
  private async askFor({ action, id, fields }: PlainRequest): Promise<void> {
    const name = this.connection.isTold === 'events' ? action : DEFAULT;
    const reply = await this.dispatch(name, payloadFor(this.dependencies.offered, name, fields));
    if (!reply.ok && reply.error.code === 'unknown_command') this.explain(id, reply.error);
    else this.answer(id, reply);
  }

  private async dispatch(
    name: string,
    payload: unknown,
    become?: () => Promise<ConnectedClient>,
  ): Promise<Reply<object>> {
    const { caller, connection } = this;
    const asked = become ? { ...caller, identify: become } : caller;
    const reply = await dispatch(this.dependencies.offered, asked, name, payload, this.dependencies);
    connection.followPerson();
    return reply;
  }

  /** Tell whoever writes what is no message how one is written; a program, that it is none. */
  private explain(id: PlainRequest['id'], error: ErrorReply): void {
    const { connection } = this;
    if (connection.isTold === 'events') {
      this.answer(id, { ok: false, error });
      return;
    }
    const { format, person, ...info } = connection.look();
    connection.write(`${USAGE}${JSON.stringify(info)}`);
  }

  private answer(id: PlainRequest['id'], reply: Reply<object>): void {
    const re = id === undefined ? {} : { id };
    if (reply.ok) {
      const { ok, ...answer } = reply;
      this.write({ ...re, ok, answer });
      return;
    }
    const { error } = reply;
    this.write(this.connection.isTold === 'events' ? { ...re, ok: false, error } : { ...re, error });
    if (endings.has(error.code)) this.connection.end(error);
  }

  private write(object: object): void {
    this.connection.write(JSON.stringify(object));
  }

  /** That something happens in the other rooms that somebody is in. */
  private async watchRooms(): Promise<void> {
    const { chat, log } = this.dependencies;
    const { client, connectionID } = this.connection;
    const { actor } = client;
    try {
      const roomIds = actor ? await chat.roomIdsOf(actor) : [];
      for (const roomId of roomIds) {
        // Put out meanwhile: the room that did so is in memory.
        const isOut = actor && chat.chatRoomData.get(roomId)?.attendance.isInside(actor) === false;
        if (!isOut && !client.looksAt.has(roomId)) this.connection.watch(roomId);
      }
    } catch (err) {
      log.warn({ err, connectionId: connectionID }, 'the rooms of a person could not be looked up');
    }
  }
}

/** What no connection goes on after. */
const endings: ReadonlySet<string> = new Set(['abuse', 'banned']);

/** A command that takes no payload takes no fields. */
function payloadFor(offered: Commands<DeltaCaller>, name: string, fields: PlainRequest['fields']): unknown {
  const command = Object.hasOwn(offered, name) ? offered[name as CommandName] : undefined;
  const takesNone = command?.shape._zod.def.type === 'undefined';
  return takesNone && Object.keys(fields).length === 0 ? undefined : fields;
}
