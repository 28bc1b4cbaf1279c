import { randomBytes } from 'node:crypto';
import type { WebSocket } from 'ws';
import type { Personal } from '../../delivery/personal';
import type { Actor } from '../../domain/authority/actor';
import type { Pace } from '../../domain/authority/pace';
import type { Chat } from '../../domain/chat';
import type { ConnectedClient } from '../../domain/connected-clients';
import type { Moderation } from '../../domain/moderation/moderation';
import type { People } from '../../domain/people/people';
import type { Log } from '../../domain/ports';
import type { ReachableConnection } from '../../domain/reachable-connections';
import { Turns } from '../../domain/turns';
import { type CommandOutput, type ErrorReply, GENERAL, Refusal } from '../../protocol/index';
import { type Channels, Connection } from '../connection';
import { TURNS_MAX } from '../dispatch';
import { lookAgain } from '../look-again';
import type { Patience } from '../patience';
import type { Refusals } from '../refusals';
import { type Arrival, newGuest } from './arrival';
import { FrameWriter } from './frame-writer';
import { jsonEvent } from './json-events';
import { jsonLine, textLine } from './lines';
import { type TextBatch, Voice } from './text-feed';
import { Wire, type WireListener } from './wire';

export interface PlainDependencies {
  chat: Chat;
  people: People;
  pace: Pace;
  moderation: Moderation;
  personal: Personal;
  refusals: Refusals;
  patience: Patience;
  log: Log;
  text: Channels<TextBatch>;
  json: Channels<Buffer>;
}

/** One plain WebSocket: whom it speaks for, and how it is told what happens. It begins with bare texts. */
export class PlainConnection implements ReachableConnection {
  readonly connectionID = randomBytes(12).toString('base64url');
  readonly turns = new Turns(TURNS_MAX);
  readonly voice = new Voice();
  readonly client: ConnectedClient;
  private readonly wire: Wire;
  private readonly connectedAt = new Date();
  private lastActiveAt = this.connectedAt;
  private writer: FrameWriter;
  private connection: Connection<TextBatch> | Connection<Buffer>;
  private isJson = false;
  private joining: NodeJS.Timeout | undefined;

  constructor(
    socket: WebSocket,
    private readonly arrival: Arrival,
    private readonly dependencies: PlainDependencies,
    { heard, ended }: WireListener,
  ) {
    const { chat, people, personal, patience, refusals, text } = dependencies;
    const { actor, address } = arrival;
    this.wire = new Wire(socket, patience, refusals, {
      heard: (message) => {
        this.lastActiveAt = new Date();
        heard(message);
      },
      ended: (why) => {
        this.leave();
        ended(why);
      },
    });
    this.client = chat.connect({ connectionId: this.connectionID, address, actor }, actor?.session === undefined);
    this.writer = new FrameWriter(socket, text.traffic, () => this.giveUp());
    const line = textLine(this.wire, this.writer, this.client, this.voice);
    this.connection = new Connection(line, this.client, text, personal);
    if (actor) this.follow(actor, true);
    else if (people.isOpen) this.comeInAsNobody();
    else this.joining = setTimeout(() => this.wire.refuse('never_joined'), patience.joinMs);
  }

  /** Whether it is told events instead of bare texts. */
  get isTold(): 'events' | 'texts' {
    return this.isJson ? 'events' : 'texts';
  }

  /** Write to it alone. */
  write(text: string): void {
    this.writer.tell(text);
  }

  /** Say why, where that is understood, and end it. */
  end(error: ErrorReply): void {
    this.connection.end(error);
  }

  /** It is about to be ended, for this reason. */
  sayGoodbye(error: ErrorReply): void {
    if (this.isJson) this.writer.tell(jsonEvent('Goodbye', { error }));
  }

  hangUp(code: number, reason: string): void {
    this.wire.close(code, reason);
  }

  /** The session's person speaks here from now on. Rejects with `already_authenticated` where somebody else does. */
  async authenticate(token: unknown): Promise<ConnectedClient> {
    if (typeof token !== 'string') throw new Refusal('invalid_payload');
    if (this.client.actor) throw new Refusal('already_authenticated');
    const actor = await this.dependencies.people.authenticate(token, this.client.address);
    return actor ? this.become(actor) : this.client;
  }

  /** Whoever has not said who they are is a guest from now on. Rejects with `invite_required` or `rate_limited`. */
  async beSomebody(): Promise<ConnectedClient> {
    return this.client.actor ? this.client : this.become(await newGuest(this.client, undefined, this.dependencies));
  }

  /** It is told events from now on: all of this room, and of the others that somebody is in that something happens. */
  listen(roomId: string): void {
    if (!this.isJson) this.turnToJson();
    this.connection.listen(roomId);
  }

  watch(roomId: string): void {
    this.connection.watch(roomId);
  }

  /** After a command: it may have made another of them. */
  followPerson(): void {
    this.connection.followPerson();
  }

  look(): CommandOutput<'LookAtConnection'> {
    const { address: sourceIp, userAgent } = this.arrival;
    const { actor } = this.client;
    return {
      connectedAt: this.connectedAt.toISOString(),
      identity: { sourceIp, userAgent },
      lastActiveAt: this.lastActiveAt.toISOString(),
      format: this.isJson ? 'json' : 'text',
      ...(actor ? { person: actor.person } : {}),
      connectionID: this.connectionID,
    };
  }

  tell(message: string): void {
    this.writer.tell(this.isJson ? jsonEvent('Told', { message }) : message);
  }

  close(): void {
    this.hangUp(1000, 'closed_by_owner');
  }

  /** Where whoever comes may hear what is said. What happens to guests at their address happens to them. */
  private comeInAsNobody(): void {
    this.connection.followPlace(this.dependencies.moderation.placeOf(this.client.address));
    this.connection.listen(GENERAL);
  }

  private become(actor: Actor): ConnectedClient {
    clearTimeout(this.joining);
    this.client.leavesAtOnce = actor.session === undefined;
    this.dependencies.chat.takeFor(this.client, actor);
    this.follow(actor, true);
    return this.client;
  }

  /** What happens to somebody happens here. `isNew`: what happened to them a moment ago may have passed by. */
  private follow(actor: Actor, isNew: boolean): void {
    const { moderation } = this.dependencies;
    const isGuest = actor.role === 'guest';
    this.connection.followPlace(isGuest ? moderation.placeOf(this.client.address) : undefined);
    this.connection.followPerson();
    if (!this.isJson) this.connection.listen(GENERAL);
    if (isNew && actor.session !== undefined) void lookAgain(this.client, actor, this.connection, this.dependencies);
  }

  private turnToJson(): void {
    const { json, personal } = this.dependencies;
    this.isJson = true;
    this.connection.close();
    this.writer = new FrameWriter(this.wire.socket, json.traffic, () => this.giveUp());
    this.connection = new Connection(jsonLine(this.wire, this.writer), this.client, json, personal);
    if (this.client.actor) this.follow(this.client.actor, false);
  }

  private giveUp(): void {
    this.turns.end();
    this.dependencies.log.warn({ connectionId: this.connectionID }, 'a slow reader is cut off');
  }

  private leave(): void {
    clearTimeout(this.joining);
    this.connection.close();
    this.dependencies.chat.disconnect(this.client);
  }
}
