import { join } from 'node:path';
import Database from 'better-sqlite3';
import { onCleanUp } from '../../support/clean-up';
import { DeltaClient } from '../../support/delta-client';
import { FullClient } from '../../support/full-client';
import { ask } from '../../support/http-client';
import { linesOf } from '../../support/log-lines';
import { type ServerProcess, startServerProcess } from '../../support/server-process';
import { type StartOptions, startServer } from '../../support/start-server';
import { Honest } from './honest';

/** How much longer than in peace honest people wait at the most, but for one time in a hundred, whatever others send. */
const P99_MS = 100;

/** What a server is to those who send it what no client of it would. */
interface Place {
  url: string;
  port: number;
  dataDir: string;
  setUpSecret: string | undefined;
  /** Fails where it is not the server that was started, or has anything to complain of. */
  expectWell(): void;
}

/** A server that is sent what no client of it would send, and honest people on it who talk on. */
export class Scene {
  private said = 0;

  /** A process of the server. Without limits of pace, unless they are asked for. */
  static async open(limits: 'on' | 'off' = 'off'): Promise<Scene> {
    const server = await startServerProcess({ env: { LIMITS: limits, LOG_LEVEL: 'info' } });
    return Scene.at(placeOf(server), limits);
  }

  /** A server in this process, with other parts than it would have. */
  static async with(options: StartOptions): Promise<Scene> {
    const server = await startServer(options);
    return Scene.at({ ...server, expectWell: () => expect(server.errors).toEqual([]) }, 'off');
  }

  private static async at(place: Place, limits: 'on' | 'off'): Promise<Scene> {
    const delta = await DeltaClient.enter(place.url);
    const full = await FullClient.connect(place.url);
    return new Scene(place, delta, full, new Honest(delta, limits));
  }

  private constructor(
    readonly server: Place,
    private readonly delta: DeltaClient,
    private readonly full: FullClient,
    private readonly honest: Honest,
  ) {
    onCleanUp(() => this.expectUnharmedInAll());
  }

  /** Where the room stands: honest messages alone take it further. */
  get seq(): number {
    return this.delta.seq;
  }

  /** The honest are shown all that happened up to here. */
  reaches(seq: number): Promise<void> {
    return this.delta.reaches(seq);
  }

  /**
   * What `send` sends is counted under `code`, at least so many times, and harms nobody: nothing is stored, and the honest
   * go on meanwhile and after. Resolves with what `send` gave.
   */
  async expectUnharmed<T>(code: string, send: () => Promise<T>, times = 1): Promise<T> {
    const [head, stored, before] = [this.seq, this.stored(), await this.count(code)];
    const result = await this.honest.meanwhile(send);
    await this.expectCounted(code, before + times);
    expect(this.stored()).toEqual(stored);
    await this.talkOn(head);
    return result;
  }

  /** An honest message is the next in the room, and everyone is shown it. */
  private async talkOn(head: number): Promise<void> {
    this.said += 1;
    const text = `honest message ${this.said}`;
    expect((await this.honest.send(text)).seq).toBe(head + 1);
    await Promise.all([this.delta.sees(text), this.full.sees(text)]);
    expect(Object.prototype).not.toHaveProperty('polluted');
    this.server.expectWell();
  }

  private async expectCounted(code: string, times: number): Promise<void> {
    const deadline = performance.now() + 8_000;
    let counted = await this.count(code);
    // A connection may be told of its end before it is counted.
    while (counted < times && performance.now() < deadline) counted = await this.count(code);
    expect({ code, counted: counted >= times }).toEqual({ code, counted: true });
  }

  private count(code: string): Promise<number> {
    return this.figure(`snug_refusals_total{code="${code}"}`);
  }

  /** What the server counts or measures under this name. */
  async figure(series: string): Promise<number> {
    const { body } = await ask(this.server, '/metrics');
    return Number(body.split(`\n${series} `)[1]?.split('\n')[0] ?? 0);
  }

  /** How many rows each table has. What can be searched for is added in the background. */
  private stored(): Record<string, number> {
    const database = new Database(join(this.server.dataDir, 'snug.db'), { readonly: true });
    try {
      const names = database
        .prepare(`select name from sqlite_schema where type = 'table' and name not like 'message_texts%'`)
        .pluck()
        .all() as string[];
      const counted = (name: string) => database.prepare(`select count(*) from "${name}"`).pluck().get() as number;
      return Object.fromEntries(names.map((name) => [name, counted(name)]));
    } finally {
      database.close();
    }
  }

  private expectUnharmedInAll(): void {
    this.server.expectWell();
    const { meanwhile, quiet } = this.honest.p99;
    // In peace too one waits for other tests on this machine.
    expect({ meanwhile, quiet, isSoon: meanwhile - quiet < P99_MS }).toEqual({ meanwhile, quiet, isSoon: true });
  }
}

function placeOf(server: ServerProcess): Place {
  const { url, port, dataDir } = server;
  const setUpSecret = /set-up\/([\w-]+)/.exec(server.stdout)?.[1];
  return { url, port, dataDir, setUpSecret, expectWell: () => expectWell(server) };
}

/** The process that was started lives, has nothing to complain of, and repeats nothing that it should not. */
function expectWell({ child, stdout, stderr }: ServerProcess): void {
  expect([child.exitCode, child.signalCode, stderr]).toEqual([null, null, '']);
  // Before that it says where it is open, and how one becomes its owner.
  const log = stdout.split('"msg":"started"}\n')[1] ?? '';
  expect(log).not.toMatch(/node_modules|\bat .+\.js:\d+|Bearer/);
  const lines = linesOf(log.slice(0, log.lastIndexOf('\n') + 1));
  expect(lines.filter(({ level }) => level !== 'info' && level !== 'debug')).toEqual([]);
}
