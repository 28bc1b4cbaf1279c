import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, copyFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { onCleanUp, temporaryFolder } from './clean-up';

const root = join(__dirname, '..', '..');
const shipped = join(root, 'src/main.ts');
const bundles = new Map<string, Promise<string>>();
const bundleFolders: string[] = [];

afterAll(() => {
  for (const folder of bundleFolders) rmSync(folder, { recursive: true, force: true });
});

/** A program from today's sources, bundled as the server is that ships, once a test file. */
export function bundle(entry: string = shipped): Promise<string> {
  const made = bundles.get(entry) ?? makeBundle(entry);
  bundles.set(entry, made);
  return made;
}

async function makeBundle(entry: string): Promise<string> {
  // Below node_modules, so that what is not bundled is found from there.
  const cache = join(root, 'node_modules', '.cache');
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(join(cache, 'snug-server-'));
  // Readable for a server that runs as another user.
  chmodSync(folder, 0o755);
  bundleFolders.push(folder);
  await build({
    entryPoints: [entry],
    outfile: join(folder, 'server.js'),
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    external: ['better-sqlite3', '@node-rs/argon2'],
    logLevel: 'error',
  });
  copyFileSync(join(root, 'src/adapters/thumbnails/thumbnail-process.cjs'), join(folder, 'thumbnail-process.cjs'));
  return join(folder, 'server.js');
}

export interface ProcessOptions {
  dataDir?: string;
  /** A free one unless given. */
  port?: number;
  env?: Record<string, string>;
  /** A program that runs in the process before the server, and may talk with the test. */
  preload?: string;
  /** A program of the tests that starts the server in its own way. The server as it ships unless given. */
  entry?: string;
  uid?: number;
  args?: string[];
}

/** A process of the server, whether it gets to serve or not. Killed at `cleanUp`. */
export class ServerProcess {
  stdout = '';
  stderr = '';
  readonly exited: Promise<{ code: number | null; signal: NodeJS.Signals | null }>;

  constructor(
    readonly child: ChildProcess,
    readonly dataDir: string,
  ) {
    child.stdout?.on('data', (chunk) => {
      this.stdout += chunk;
    });
    child.stderr?.on('data', (chunk) => {
      this.stderr += chunk;
    });
    this.exited = once(child, 'close').then(([code, signal]) => ({ code, signal }));
    onCleanUp(() => this.kill());
  }

  get pid(): number {
    return this.child.pid as number;
  }

  get port(): number {
    return Number(/Snug is open at http:\/\/localhost:(\d+)/.exec(this.stdout)?.[1]);
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** Resolves when it serves. Rejects if it ends instead. */
  async open(): Promise<this> {
    while (!this.port) {
      const ended = await Promise.race([this.exited, once(this.child.stdout as NodeJS.ReadableStream, 'data')]);
      if (!Array.isArray(ended)) throw new Error(`the server ended with ${ended.code}: ${this.stderr || this.stdout}`);
    }
    return this;
  }

  /** As when the machine's power goes: the process gets no word in. */
  async kill(): Promise<void> {
    this.child.kill('SIGKILL');
    await this.exited;
  }

  /** Resolves with the exit code. */
  async terminate(): Promise<number | null> {
    this.child.kill('SIGTERM');
    return (await this.exited).code;
  }
}

export async function spawnServer(options: ProcessOptions = {}): Promise<ServerProcess> {
  const dataDir = options.dataDir ?? temporaryFolder();
  const child = spawn(
    process.execPath,
    [...(options.preload ? ['--require', options.preload] : []), await bundle(options.entry), ...(options.args ?? [])],
    {
      // No variable of whoever runs the tests reaches the server.
      env: {
        PATH: process.env.PATH,
        HOST: '127.0.0.1',
        PORT: String(options.port ?? 0),
        DATA_DIR: dataDir,
        LOG_LEVEL: 'error',
        ...options.env,
      },
      stdio: ['ignore', 'pipe', 'pipe', ...(options.preload || options.entry ? (['ipc'] as const) : [])],
      ...(options.uid === undefined ? {} : { uid: options.uid, gid: options.uid }),
    },
  );
  return new ServerProcess(child, dataDir);
}

/** A process of the server that serves. */
export async function startServerProcess(options: ProcessOptions = {}): Promise<ServerProcess> {
  return (await spawnServer(options)).open();
}
