import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

const program = join(__dirname, '..', '..', 'dist', 'server.js');

export type Settings = Record<string, string>;

/** The server as it is built, in a process of its own. */
export class Server {
  private said = '';

  /** Resolves when it serves. Rejects if it ends instead. `settings` are variables of its environment. */
  static async start(dataDir: string, port = 0, settings: Settings = {}): Promise<Server> {
    const env = { PATH: process.env.PATH, HOST: '127.0.0.1', LIMITS: 'off', LOG_LEVEL: 'error' };
    const child = spawn(process.execPath, [program], {
      env: { ...env, ...settings, DATA_DIR: dataDir, PORT: String(port) },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const server = new Server(child);
    await server.opened();
    return server;
  }

  private constructor(private readonly child: ChildProcess) {
    const hear = (chunk: Buffer) => {
      this.said += chunk;
    };
    child.stdout?.on('data', hear);
    child.stderr?.on('data', hear);
  }

  get port(): number {
    return Number(/Snug is open at http:\/\/localhost:(\d+)/.exec(this.said)?.[1]);
  }

  /** Where somebody becomes the owner, as long as nobody is. */
  get setUpLink(): string {
    return /\S+\/set-up\/\S+/.exec(this.said)?.[0] ?? '';
  }

  /** As when the machine's power goes: the process gets no word in. */
  async kill(): Promise<void> {
    if (this.hasEnded) return;
    const ended = once(this.child, 'exit');
    this.child.kill('SIGKILL');
    await ended;
  }

  /** As on a machine that is too busy: connections stay open and nothing is answered until `thaw`. */
  freeze(): void {
    this.child.kill('SIGSTOP');
  }

  thaw(): void {
    this.child.kill('SIGCONT');
  }

  private get hasEnded(): boolean {
    return this.child.exitCode !== null || this.child.signalCode !== null;
  }

  private async opened(): Promise<void> {
    const ended = once(this.child, 'exit');
    const output = this.child.stdout as NodeJS.ReadableStream;
    while (!this.port) {
      await Promise.race([ended, once(output, 'data')]);
      if (this.hasEnded) throw new Error(`the server ended: ${this.said}`);
    }
  }
}
