import { readConfig } from './config';
import { StartRefusal } from './domain/start-refusal';
import { announce } from './operations/announce';
import { createLog } from './operations/log';
import { undoClear } from './operations/undo-clear';
import { createServer } from './server';

async function main(): Promise<void> {
  const config = readConfig();
  if (process.argv[2] === 'undo-clear') return undoClear(config.dataDir);

  const log = createLog(config.logLevel);
  const server = await createServer(config, { log });
  const port = await server.listen();
  announce(config, port, server.setUpSecret, log);
  log.info({ port, ms: Math.round(process.uptime() * 1_000) }, 'started');

  const stop = async (signal: string) => {
    log.info({ signal }, 'stopping');
    await server.close();
    process.exit(0);
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
}

main().catch((error) => {
  process.stderr.write(error instanceof StartRefusal ? `${error.message}\n` : `${error?.stack ?? error}\n`);
  process.exit(1);
});
