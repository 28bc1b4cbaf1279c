import { readConfig } from './config';
import { StartRefusal } from './domain/start-refusal';
import { announce } from './operations/announce';
import { createLog } from './operations/log';
import { undoClear } from './operations/undo-clear';
import { createServer } from './server';

/** A disk that hangs would keep the process for ever. Nothing that it has not kept was acknowledged. */
const STOP_MAX_MS = 7_500;

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
    setTimeout(() => {
      log.error({ ms: STOP_MAX_MS }, 'what was under way did not finish; the process ends');
      process.exit(1);
    }, STOP_MAX_MS);
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
