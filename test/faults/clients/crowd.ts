import { GENERAL } from '../../../src/protocol/index';
import type { ClientLog } from '../checker/history';
import { randomFrom } from '../support/random';
import { Mutter, Talk } from './habits';
import { PageReader } from './page-reader';
import { Participant } from './participant';
import { Session } from './session';
import { Watcher } from './watcher';

export interface CrowdOptions {
  /** Where its sockets connect, perhaps through a proxy, and where it asks by HTTP. */
  url: string;
  apiUrl: string;
  seed: number;
  /** What its names begin with. */
  prefix: string;
  participants: number;
  /** Clients of the full feed. */
  watchers?: number;
  /** Programs that read pages by HTTP. */
  readers?: number;
  patienceMs?: number;
  comeBackMs?: number;
  isHeedless?: boolean;
  isUnrecorded?: boolean;
}

export interface CrowdFigures {
  /** Messages that were sent, and attempts to. */
  sent: number;
  attempts: number;
  comebacks: number;
  /** How often somebody noticed that they had not been told something. */
  noticed: number;
  complaints: string[];
}

/** What a test does with a crowd, wherever it lives. */
export interface Crowd {
  talk(everyMs?: number): Promise<void>;
  /** Talk no more. Resolves when everybody is in and all is answered. */
  quiet(): Promise<void>;
  /** Resolves when everybody knows of everything up to `head`, after which the room ends with `text`. */
  reach(head: number, text: string): Promise<void>;
  logs(): Promise<ClientLog[]>;
  figures(): Promise<CrowdFigures>;
  leave(): Promise<void>;
}

/** How many come in at the same time. */
const AT_ONCE = 32;

/** A crowd in this process. */
export class LocalCrowd implements Crowd {
  readonly participants: Participant[] = [];
  private readonly watchers: Watcher[] = [];
  private readonly readers: PageReader[] = [];
  private talks: (Talk | Mutter)[] = [];
  private readonly random;

  static async gather(options: CrowdOptions): Promise<LocalCrowd> {
    const crowd = new LocalCrowd(options);
    const places = Array.from({ length: options.participants }, (_, index) => index);
    const joinNext = async (): Promise<void> => {
      for (let place = places.shift(); place !== undefined; place = places.shift()) await crowd.join(place);
    };
    await Promise.all(Array.from({ length: AT_ONCE }, joinNext));
    for (let index = 0; index < (options.watchers ?? 0); index += 1) await crowd.watch(index);
    for (let index = 0; index < (options.readers ?? 0); index += 1) await crowd.read(index);
    return crowd;
  }

  private constructor(private readonly options: CrowdOptions) {
    this.random = randomFrom(options.seed);
  }

  async talk(everyMs?: number): Promise<void> {
    const talks = this.participants.map((participant) => new Talk(participant, this.random, everyMs));
    this.talks = [...talks, ...this.watchers.map((watcher) => new Mutter(watcher, this.random))];
  }

  async quiet(): Promise<void> {
    await Promise.all(this.talks.map((talk) => talk.stop()));
    await Promise.all(this.readers.map((reader) => reader.stop()));
    const visitors = [...this.participants, ...this.watchers];
    await Promise.all(visitors.map((visitor) => visitor.until('back', () => visitor.isIn, 30_000)));
  }

  async reach(head: number, text: string): Promise<void> {
    await Promise.all(this.participants.map((participant) => participant.reaches(head, 30_000)));
    await Promise.all(this.watchers.map((watcher) => watcher.endsWith(text, 30_000)));
    for (const { recorder } of [...this.participants, ...this.watchers]) recorder.log.isCaughtUp = true;
  }

  /** Resolves with how long after a moment each was in again, and knew of everything up to then, in milliseconds. */
  async comeBack(since: number, withinMs: number): Promise<number[]> {
    const timeTo = async (participant: Participant) => {
      await participant.until('in again', () => participant.isIn && participant.arrivedAt > since, withinMs);
      return participant.arrivedAt - since;
    };
    return Promise.all(this.participants.map(timeTo));
  }

  async logs(): Promise<ClientLog[]> {
    return [...this.participants, ...this.watchers, ...this.readers].map(({ recorder }) => recorder.log);
  }

  async figures(): Promise<CrowdFigures> {
    const visitors = [...this.participants, ...this.watchers];
    const attempts = this.participants.map(({ recorder }) => attemptsIn(recorder.log));
    return {
      sent: attempts.reduce((sum, ops) => sum + new Set(ops).size, 0),
      attempts: attempts.flat().length,
      comebacks: visitors.reduce((sum, { comebacks }) => sum + comebacks, 0),
      noticed: this.participants.reduce((sum, { noticed }) => sum + noticed, 0),
      complaints: visitors.flatMap(({ complaints }) => complaints),
    };
  }

  async leave(): Promise<void> {
    await Promise.all([...this.talks.map((talk) => talk.hush()), ...this.readers.map((reader) => reader.stop())]);
    await Promise.all([...this.participants, ...this.watchers].map((visitor) => visitor.leave()));
  }

  private async join(index: number): Promise<void> {
    const name = `${this.options.prefix} ${index}`;
    const session = await Session.come(this.options.apiUrl, name);
    const participant = new Participant(session, name, { ...this.options, random: this.random });
    this.participants.push(participant);
    await participant.begin();
  }

  private async watch(index: number): Promise<void> {
    const name = `${this.options.prefix} watcher ${index}`;
    this.watchers.push(await Watcher.join(name, { ...this.options, random: this.random }));
  }

  private async read(index: number): Promise<void> {
    const name = `${this.options.prefix} reader ${index}`;
    const session = await Session.come(this.options.apiUrl, name);
    this.readers.push(new PageReader(session, name, GENERAL, this.random));
  }
}

/** The operation that each attempt to send was of. */
function attemptsIn({ events }: ClientLog): number[] {
  return events.flatMap((one) => (one.type === 'invoked' && one.action.do === 'send' ? [one.op] : []));
}
