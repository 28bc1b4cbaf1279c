/** The server, broken in the way that `BREAKAGE` names. Only tests start it. */
import { readConfig } from '../../../src/config';
import { announce } from '../../../src/operations/announce';
import { createLog } from '../../../src/operations/log';
import { createServer } from '../../../src/server';
import { type Breakage, breakages } from './breakages';

async function main(): Promise<void> {
  const config = readConfig();
  const log = createLog(config.logLevel);
  const broken = breakages[process.env.BREAKAGE as Breakage];
  const server = await createServer(config, { log, ...(await broken(config.dataDir)) });
  announce(config, await server.listen(), undefined, log);
}

void main();
