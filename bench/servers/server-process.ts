import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface ServerProcess {
  pid: number;
  port: number;
  /** From the start of the process to the first answer, in milliseconds. */
  startedInMs: number;
  running(): boolean;
  stop(): Promise<void>;
}

export interface LaunchOptions {
  env?: Record<string, string>;
  startWithinMs?: number;
  /** A command to start node through, such as a shell that enters a cgroup first. */
  through?: string[];
  /** Another node than the one that runs this. */
  node?: string;
}

/** Starts `node …args` with a free `PORT`; resolves when it answers. What it says on stderr is shown if it does not start. */
export async function launch(args: string[], options: LaunchOptions = {}): Promise<ServerProcess> {
  const port = await freePort();
  const [command, ...rest] = [...(options.through ?? []), options.node ?? process.execPath, ...args] as [
    string,
    ...string[],
  ];
  const start = performance.now();
  const child = spawn(command, rest, {
    env: { ...process.env, ...options.env, PORT: String(port), HOST: '127.0.0.1' },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  // Nothing of ours stays behind, even if this process is ended in the middle.
  const atExit = () => child.kill('SIGKILL');
  process.once('exit', atExit);
  child.once('exit', () => process.off('exit', atExit));
  let said = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    said = (said + chunk.toString()).slice(-2000);
  });
  const until = start + (options.startWithinMs ?? 20_000);
  while (!(await answers(port))) {
    if (ended(child) || performance.now() > until) {
      await stop(child);
      const waited = Math.round((performance.now() - start) / 1000);
      throw new Error(`${args.join(' ')} did not answer within ${waited} s: ${said || 'it said nothing'}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  return {
    pid: child.pid as number,
    port,
    startedInMs: performance.now() - start,
    running: () => !ended(child),
    stop: () => stop(child),
  };
}

function ended(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null;
}

async function stop(child: ChildProcess): Promise<void> {
  if (ended(child)) return;
  const gone = once(child, 'exit');
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), 8_000);
  await gone;
  clearTimeout(timer);
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

async function answers(port: number): Promise<boolean> {
  try {
    const response = await fetch(`http://127.0.0.1:${port}/healthz`, { signal: AbortSignal.timeout(1000) });
    await response.body?.cancel();
    return response.status === 200;
  } catch {
    return false;
  }
}
