import { setTimeout } from 'node:timers/promises';
import { type ErrorCode, GENERAL, type Message, personKey } from '../../../src/protocol/index';
import { answerTo } from '../../support/asking';
import { Cast, type Player } from '../../support/cast';
import { DeltaClient } from '../../support/delta-client';
import { quickHasher } from '../../support/quick-hasher';
import { type RunningServer, startServer } from '../../support/start-server';
import { type Coming, type Door, type Guest, NotLetIn } from './door';

/** How long a reader may take to show what was said. */
const SOON_MS = 8_000;

/** One server with limits, people who moderate it, and somebody who keeps the room as the page does. */
export class Scene {
  private count = 0;

  static async set(): Promise<Scene> {
    // Behind a proxy, so that everybody comes from an address of their own.
    const server = await startServer({ hasher: quickHasher, config: { trustProxy: 1 } });
    const { cast, owner } = await Cast.gather(server);
    const [moderator, member] = [await cast.bearer('moderator', owner), await cast.member()];
    return new Scene(server, moderator, member, await DeltaClient.enter(server.url));
  }

  private constructor(
    private readonly server: RunningServer,
    readonly moderator: Player,
    readonly member: Player,
    private readonly watcher: DeltaClient,
  ) {}

  /** A text that nobody said before. */
  aText(words: string): string {
    this.count += 1;
    return `${this.count}: ${words}`;
  }

  /** Somebody new, from an address that nobody comes from. */
  coming(name?: string): Coming {
    this.count += 1;
    const { server, count } = this;
    return { server, name: name ?? `guest.${count}`, address: `198.51.${count >> 8}.${count & 255}` };
  }

  come(door: Door): Promise<Guest> {
    return door.come(this.coming());
  }

  /** How somebody is kept out who comes by this name. */
  async refusalTo(door: Door, name: string): Promise<unknown> {
    const outcome = await door.come(this.coming(name)).catch((error) => error);
    return outcome instanceof NotLetIn ? outcome.how : `let in, or failed: ${outcome}`;
  }

  /** The message of a text, once the watcher sees it. */
  async message(text: string): Promise<Message> {
    await this.watcher.sees(text);
    return [...this.watcher.messages.values()].find(({ message }) => message === text) as Message;
  }

  /** By what moderators name whoever says this. */
  async keyOf(guest: Guest): Promise<string> {
    const text = this.aText('it is me');
    await this.expectTaken(guest, text);
    return personKey((await this.message(text)).author);
  }

  /** Somebody sends a file with these words. */
  async sendFile(words: string): Promise<void> {
    const { file } = await answerTo(this.member.http, 'UploadFile', { roomId: GENERAL });
    const message = { roomId: GENERAL, clientId: words, message: words, attachments: [{ fileId: file.fileId }] };
    await answerTo(this.member.http, 'SendMessage', message);
  }

  async expectTaken(guest: Guest, text = this.aText('good to hear')): Promise<void> {
    expect(await guest.say(text)).toBeUndefined();
    expect(await this.shown(guest, [text])).toEqual([text]);
  }

  /** It is refused in the door's own form, and nobody sees it. */
  async expectRefused(door: Door, guest: Guest, code: ErrorCode, text = this.aText('not to be heard')): Promise<void> {
    expect({ text, how: await guest.say(text) }).toEqual({ text, how: door.no(code, 'say') });
    expect(this.watcher.texts).not.toContain(text);
  }

  /** What a door shows of some texts, as soon as it shows as many. */
  async shown(guest: Guest, texts: readonly string[]): Promise<string[]> {
    const deadline = performance.now() + SOON_MS;
    let shown: string[] = [];
    while (shown.length < texts.length && performance.now() < deadline) {
      shown = (await guest.texts()).filter((text) => texts.includes(text));
      if (shown.length < texts.length) await setTimeout(50);
    }
    return shown;
  }

  /** What the watcher has of some texts, in the room's order. */
  async inOrder(texts: readonly string[]): Promise<string[]> {
    await this.watcher.until('all was said', () => texts.every((text) => this.watcher.texts.includes(text)));
    return this.watcher.texts.filter((text) => texts.includes(text));
  }

  async slowMode(slowModeSeconds: number): Promise<void> {
    await answerTo(this.moderator.http, 'ChangeRoom', { roomId: GENERAL, slowModeSeconds });
  }
}
