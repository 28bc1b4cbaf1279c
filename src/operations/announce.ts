import { networkInterfaces } from 'node:os';
import { resolve } from 'node:path';
import type { Config } from '../config';
import type { Log } from '../domain/ports';

/** Say where the room is, to the person who started it, and how they become its owner as long as nobody is. */
export function announce(config: Config, port: number, setUpSecret: string | undefined, log: Log): void {
  const address = config.publicUrl?.replace(/\/+$/, '') ?? `http://localhost:${port}`;
  const lines = [
    `Snug is open at ${address}`,
    ...(config.host || config.publicUrl
      ? []
      : localAddresses().map((host) => `  on your network: http://${host}:${port}`)),
    `  data: ${resolve(config.dataDir)}`,
    ...(setUpSecret === undefined ? [] : [`  to become its owner, open ${address}/set-up/${setUpSecret}`]),
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
  if (config.diskIsForgotten) {
    log.warn(
      { dataDir: resolve(config.dataDir) },
      'this platform forgets its disk: every message is lost when the app is restarted or moved',
    );
  }
}

function localAddresses(): string[] {
  return Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .filter(({ family, internal }) => family === 'IPv4' && !internal)
    .map(({ address }) => address);
}
