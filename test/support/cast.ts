import { type BotRight, type CommandOutput, GENERAL, type Role } from '../../src/protocol/index';
import { type Asking, answerTo, HttpAsking, SocketAsking } from './asking';
import type { RunningServer } from './start-server';
import { type Sent, uploadTo } from './upload';

const PASSWORD = 'correct horse battery';

/** A server in this process, or one of its own. */
type Where = Pick<RunningServer, 'url' | 'port' | 'setUpSecret'>;

/** Somebody with a session, as a program that uses either door. */
export interface Player {
  userID: string;
  username: string;
  password: string;
  token: string;
  http: Asking;
  /** One more connection of theirs. */
  connect(): Promise<SocketAsking>;
}

/** The people of a test: made by the doors that everyone uses, each with a name of their own. */
export class Cast {
  private count = 0;

  private constructor(
    private readonly server: Where,
    private readonly prefix: string,
  ) {}

  /** Who first comes to the server becomes its owner. */
  static async gather(server: Where, prefix = 'P'): Promise<{ cast: Cast; owner: Player }> {
    const cast = new Cast(server, prefix);
    const username = cast.newName('owner');
    const secret = server.setUpSecret ?? '';
    const account = { secret, username, password: PASSWORD, asProgram: true };
    const signedIn = await answerTo(cast.nobody, 'SetUp', account);
    return { cast, owner: cast.player(signedIn) };
  }

  /** Who has not said who they are. */
  get nobody(): Asking {
    return new HttpAsking(this.server);
  }

  async guest(name = 'guest'): Promise<Player> {
    return this.player(await answerTo(this.nobody, 'BecomeGuest', { username: this.newName(name), asProgram: true }));
  }

  async member(name = 'member'): Promise<Player> {
    const account = { username: this.newName(name), password: PASSWORD, asProgram: true };
    return this.player(await answerTo(this.nobody, 'Register', account));
  }

  /** `by` is an owner. */
  async bearer(role: Role, by: Player): Promise<Player> {
    if (role === 'guest') return this.guest();
    const player = await this.member(role);
    if (role !== 'member') await answerTo(by.http, 'ChangeRole', { userID: player.userID, role });
    return player;
  }

  /** `by` is an owner. */
  async bot(by: Player, rights: BotRight[], name = this.newName('bot')): Promise<Player> {
    const { bot, token } = await answerTo(by.http, 'CreateBot', { name, rights });
    return this.player({ you: bot.bot, token });
  }

  /** An upload of theirs to General, a little text unless it is given; of somebody else's where they may make none. */
  async upload(by: Player | undefined, file?: Sent): Promise<string> {
    const reply = await (by ?? (await this.guest())).http.ask('UploadFile', uploadTo(GENERAL, file));
    return reply.ok ? reply.file.fileId : this.upload(undefined, file);
  }

  newName(name: string): string {
    this.count += 1;
    return `${this.prefix} ${name} ${this.count}`;
  }

  private player({ you, token = '' }: CommandOutput<'Register'>): Player {
    return {
      userID: String(you.userID),
      username: you.username,
      password: PASSWORD,
      token,
      http: new HttpAsking(this.server, token),
      connect: () => SocketAsking.connect(this.server.url, token),
    };
  }
}

/** Bring people into a room of the host's, whatever they are: by an invite. */
export async function bringIn(host: Player, roomId: string, players: readonly Player[]): Promise<void> {
  if (players.length === 0) return;
  const { code } = await answerTo(host.http, 'CreateInvite', { roomId, uses: players.length });
  for (const player of players) await answerTo(player.http, 'RedeemInvite', { code });
}

/** A new room of the host's, with these people in it. */
export async function makeRoom(
  host: Player,
  kind: 'public' | 'private',
  name: string,
  players: readonly Player[] = [],
): Promise<string> {
  const { room } = await answerTo(host.http, 'CreateRoom', { name, kind });
  await bringIn(host, room.roomId, players);
  return room.roomId;
}
