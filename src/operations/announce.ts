import { networkInterfaces } from 'node:os';
import { resolve } from 'node:path';
import type { Config } from '../config';
import type { Log } from '../domain/ports';

/** Say where the room is, to the person who started it. */
export function announce(config: Config, port: number, log: Log): void {
  const lines = [
    `Snug is open at ${config.publicUrl ?? `http://localhost:${port}`}`,
    ...(config.host || config.publicUrl
      ? []
      : localAddresses().map((host) => `  on your network: http://${host}:${port}`)),
    `  data: ${resolve(config.dataDir)}`,
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
