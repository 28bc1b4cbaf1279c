import type { Config } from '../../src/config';
import type { Log } from '../../src/domain/ports';
import { createServer, type Overrides } from '../../src/server';
import { onCleanUp, temporaryFolder } from './clean-up';

const MB = 1_000_000;

export interface StartOptions extends Overrides {
  config?: Partial<Omit<Config, 'dialects'>> & { dialects?: Partial<Config['dialects']> };
  /** Whether a test makes the server fail on purpose. */
  mayLogErrors?: boolean;
}

export interface RunningServer {
  url: string;
  port: number;
  dataDir: string;
  /** What was logged as an error: a server that did its work has nothing here. */
  errors: object[];
  /** By which somebody becomes the owner, as long as nobody is. */
  setUpSecret: string | undefined;
  stop(): Promise<void>;
}

/** A server in this process, on a free port and a data folder of its own, until `cleanUp`. */
export async function startServer({ config, mayLogErrors, ...overrides }: StartOptions = {}): Promise<RunningServer> {
  const dataDir = config?.dataDir ?? temporaryFolder();
  const errors: object[] = [];
  const log: Log = {
    debug() {},
    info() {},
    warn() {},
    error: (fields, message) => errors.push({ ...fields, message }),
  };
  const server = await createServer(
    {
      port: 0,
      host: '127.0.0.1',
      dataDir,
      access: 'open',
      limits: true,
      logLevel: 'silent',
      publicUrl: undefined,
      trustProxy: 0,
      webhooksInside: false,
      files: { limits: { file: MB, person: 50 * MB, all: 100 * MB, reserve: MB }, types: undefined },
      diskIsForgotten: false,
      pageDir: `${dataDir}/no-page`,
      ...config,
      dialects: { serverless: true, clustered: true, redis: true, ...config?.dialects },
    },
    { log, ...overrides },
  );
  const port = await server.listen();
  let stopping: Promise<void> | undefined;
  const stop = () => {
    stopping ??= server.close();
    return stopping;
  };
  onCleanUp(async () => {
    await stop();
    if (!mayLogErrors) expect(errors).toEqual([]);
  });
  return { url: `http://127.0.0.1:${port}`, port, dataDir, errors, setUpSecret: server.setUpSecret, stop };
}
