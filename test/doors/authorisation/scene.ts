import { randomUUID } from 'node:crypto';
import { BOT_PREFIX, botRightSchema, GENERAL, type Role } from '../../../src/protocol/index';
import { type Asking, answerTo, SocketAsking } from '../../support/asking';
import { bringIn, Cast, makeRoom, type Player } from '../../support/cast';
import { largePicture } from '../../support/pictures';
import { PlainClient } from '../../support/plain-client';
import type { RunningServer } from '../../support/start-server';
import { type Sent, uploadTo } from '../../support/upload';
import type { Place, Who } from './expectations';

/** Nothing listens there: port 9 was for what is thrown away. A server of a scene has to be let send to its own machine. */
export const NOWHERE = 'http://127.0.0.1:9/';

/** A room where something is tried: who keeps it, and who writes there what it is tried on. */
export interface Spot {
  roomId: string;
  keeper: Player;
  author: Player;
  /** Whether the author may not speak there now. */
  isLocked?: boolean;
}

export type Door = 'socket' | 'http';

/** A server with people of every role, and rooms that they are in or not. */
export class Scene {
  private readonly sockets = new Map<Player | undefined, SocketAsking>();
  private readonly pictures = new Map<Spot, Promise<string>>();

  private constructor(
    readonly server: RunningServer,
    readonly cast: Cast,
    readonly people: Record<Exclude<Who, 'nobody'> | 'stranger', Player>,
    private readonly spots: Record<Exclude<Place, 'direct'>, Spot>,
    private readonly directs: ReadonlyMap<string, string>,
  ) {}

  static async set(server: RunningServer): Promise<Scene> {
    const { cast, owner } = await Cast.gather(server);
    const [guest, author, member, host, stranger] = [
      await cast.guest(),
      await cast.guest('author'),
      await cast.member(),
      await cast.member('host'),
      await cast.member('stranger'),
    ];
    const moderator = await cast.bearer('moderator', owner);
    const [read, speak, react, moderate] = [
      await cast.bot(owner, ['read']),
      await cast.bot(owner, ['speak']),
      await cast.bot(owner, ['react']),
      await cast.bot(owner, ['moderate']),
    ];
    const bots = { read, speak, react, moderate };
    const people = { guest, member, moderator, owner, author, host, stranger, ...bots };
    const inside = [guest, member, moderator, owner, author];

    const den = { keeper: host, author, roomId: await makeRoom(host, 'private', 'Den', inside) };
    for (const { userID } of Object.values(bots))
      await answerTo(host.http, 'AddMember', { roomId: den.roomId, userID });
    const elsewhere = { keeper: stranger, author, roomId: await makeRoom(stranger, 'private', 'Elsewhere', [author]) };
    const square = { keeper: stranger, author, roomId: await makeRoom(stranger, 'public', 'Square', [author]) };
    const stage = { keeper: host, author, roomId: await makeRoom(host, 'private', 'Stage', inside), isLocked: true };
    await answerTo(host.http, 'ChangeRoom', { roomId: stage.roomId, speakers: 'moderator' });
    const general = { keeper: owner, author, roomId: GENERAL };
    const nowhere = { keeper: stranger, author, roomId: randomUUID() };

    const directs = new Map<string, string>();
    for (const player of [guest, member, moderator, owner]) {
      const { room } = await answerTo(player.http, 'OpenDirect', { userIDs: [author.userID] });
      directs.set(player.userID, room.roomId);
    }
    return new Scene(server, cast, people, { den, elsewhere, square, stage, general, nowhere }, directs);
  }

  player(who: Who): Player | undefined {
    return who === 'nobody' ? undefined : this.people[who];
  }

  /** Somebody of that kind whom no other trial needs. */
  async another(who: Who): Promise<Player | undefined> {
    if (who === 'nobody') return undefined;
    const right = botRightSchema.safeParse(who);
    if (right.success) return this.cast.bot(this.people.owner, [right.data]);
    if (who === 'author' || who === 'host') throw new Error(`there is one ${who} only`);
    return this.cast.bearer(who as Role, this.people.owner);
  }

  spot(place: Place, by?: Player): Spot {
    if (place !== 'direct') return this.spots[place];
    const { author, guest } = this.people;
    return { roomId: this.directs.get((by ?? guest).userID) ?? '', keeper: author, author };
  }

  async asking(door: Door, player: Player | undefined): Promise<Asking> {
    if (door === 'http') return player?.http ?? this.cast.nobody;
    const socket = this.sockets.get(player) ?? (await SocketAsking.connect(this.server.url, player?.token));
    this.sockets.set(player, socket);
    return socket;
  }

  /** Whoever came to a spot is in it no longer. */
  async takeBack({ roomId, keeper }: Spot, { userID, http }: Player): Promise<void> {
    // No bot leaves by itself.
    if (userID.startsWith(BOT_PREFIX)) await answerTo(keeper.http, 'RemoveMember', { roomId, userID });
    else await answerTo(http, 'LeaveRoom', { roomId });
  }

  /** Whoever left a spot is in it again. */
  async bringBack({ roomId, keeper }: Spot, player: Player): Promise<void> {
    if (player.userID.startsWith(BOT_PREFIX)) {
      await answerTo(keeper.http, 'AddMember', { roomId, userID: player.userID });
      return;
    }
    const inviter = player === keeper ? this.people.owner : keeper;
    if (this.directs.get(player.userID) !== roomId) return bringIn(inviter, roomId, [player]);
    await answerTo(player.http, 'OpenDirect', { userIDs: [keeper.userID] });
  }

  /** A new message of the author's there. */
  async message({ roomId, keeper, author, isLocked }: Spot): Promise<number> {
    if (roomId === this.spots.nowhere.roomId) return 1;
    if (isLocked) await answerTo(keeper.http, 'ChangeRoom', { roomId, speakers: 'everyone' });
    const said = await answerTo(author.http, 'SendMessage', { roomId, clientId: randomUUID(), message: 'hello' });
    if (isLocked) await answerTo(keeper.http, 'ChangeRoom', { roomId, speakers: 'moderator' });
    return said.seq;
  }

  /** A file of a new message of the author's there. */
  async file(spot: Spot, sent?: Sent): Promise<string> {
    const { roomId, keeper, author, isLocked } = spot;
    if (roomId === this.spots.nowhere.roomId) return randomUUID();
    if (isLocked) await answerTo(keeper.http, 'ChangeRoom', { roomId, speakers: 'everyone' });
    const { file } = await answerTo(author.http, 'UploadFile', uploadTo(roomId, sent));
    const attachments = [{ fileId: file.fileId }];
    await answerTo(author.http, 'SendMessage', { roomId, clientId: randomUUID(), message: '', attachments });
    if (isLocked) await answerTo(keeper.http, 'ChangeRoom', { roomId, speakers: 'moderator' });
    return file.fileId;
  }

  /** A file that has a thumbnail: one a room, since making one takes a process. */
  picture(spot: Spot): Promise<string> {
    const picture =
      this.pictures.get(spot) ?? largePicture().then((bytes) => this.file(spot, { name: 'a.jpg', bytes }));
    this.pictures.set(spot, picture);
    return picture;
  }

  /** An account that is in the room, where one can be brought in. */
  async victim({ roomId, keeper }: Spot): Promise<Player> {
    const victim = await this.cast.member('victim');
    const takesMembers = [this.spots.den, this.spots.stage, this.spots.elsewhere, this.spots.square];
    if (takesMembers.some((spot) => spot.roomId === roomId)) await bringIn(keeper, roomId, [victim]);
    return victim;
  }

  /** A webhook of the room, where there can be one. */
  async webhook({ roomId, keeper }: Spot): Promise<string> {
    const reply = await keeper.http.ask('CreateWebhook', { roomId, name: this.cast.newName('robot') });
    return reply.ok ? reply.webhook.webhookId : randomUUID();
  }

  /** A plain WebSocket that is open. */
  async connection(): Promise<string> {
    return (await (await PlainClient.connect(this.server.url)).info()).connectionID;
  }

  /** An address elsewhere that is told what is said in the room, where there can be one. */
  async outgoing(spot: Spot): Promise<string> {
    const { roomId, keeper } = spot;
    await this.sendNowhere(spot);
    const reply = await keeper.http.ask('CreateOutgoingWebhook', { roomId, url: NOWHERE });
    return reply.ok ? reply.webhook.webhookId : randomUUID();
  }

  /** Nobody elsewhere is told what is said in the room. */
  async sendNowhere({ roomId, keeper }: Spot): Promise<void> {
    const reply = await keeper.http.ask('ListOutgoingWebhooks', { roomId });
    for (const { webhookId } of reply.ok ? reply.webhooks : []) {
      // Refused where a policy that was loosened confuses the server, which is what is tried.
      await keeper.http.ask('RemoveOutgoingWebhook', { roomId, webhookId });
    }
  }

  /** An invite into the room, where there can be one. */
  async invite({ roomId, keeper }: Spot): Promise<string> {
    const reply = await keeper.http.ask('CreateInvite', { roomId });
    return reply.ok ? reply.invite.inviteId : randomUUID();
  }
}
