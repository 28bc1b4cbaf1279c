import { join } from 'node:path';
import * as z from 'zod';
import type { FileLimits } from './domain/files/file-space';
import { StartRefusal } from './domain/start-refusal';

const onOff = z.enum(['on', 'off']).transform((value) => value === 'on');

const megabytes = (usual: number) =>
  z.coerce
    .number(`a number of megabytes, such as ${usual}`)
    .min(0)
    .max(1_000_000_000)
    .default(usual)
    .transform((number) => Math.floor(number * 1_000_000));

const mediaTypes = z
  .string()
  .transform((text) =>
    text
      .toLowerCase()
      .split(/[\s,]+/)
      .filter((type) => type !== ''),
  )
  .refine((types) => types.every((type) => /^(?:\*\/\*|[\w.+-]+\/(?:\*|[\w.+-]+))$/.test(type)), {
    error: 'media types with commas between them, such as image/*, application/pdf',
  });

/** Every environment variable that Snug reads. All may be left out; a blank one counts as left out. */
const environment = z.object({
  PORT: z.coerce.number('a port number, such as 3080').int().min(0).max(65_535).default(3_080),
  HOST: z.string().optional(),
  DATA_DIR: z.string().default('./data'),
  ACCESS: z.enum(['open', 'invite']).default('open'),
  LIMITS: onOff.default(true),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  PUBLIC_URL: z.url({ protocol: /^https?$/, error: 'an address that begins with http:// or https://' }).optional(),
  TRUST_PROXY: z.coerce.number('how many proxies stand in front, such as 1').int().min(0).max(10).optional(),
  DIALECT_SERVERLESS: onOff.default(true),
  DIALECT_CLUSTERED: onOff.default(true),
  DIALECT_REDIS: onOff.default(true),
  WEBHOOKS_INSIDE: onOff.default(false),
  FILE_MAX_MB: megabytes(50),
  FILE_TYPES: mediaTypes.optional(),
  FILES_PERSON_MB: megabytes(500),
  FILES_MAX_MB: megabytes(5_000),
  DISK_RESERVE_MB: megabytes(200),
  VCAP_APPLICATION: z.string().optional(),
});

export interface Config {
  readonly port: number;
  /** Every interface when undefined. */
  readonly host: string | undefined;
  readonly dataDir: string;
  /** Who comes in for the first time: everyone, or who has an invite. */
  readonly access: z.infer<typeof environment>['ACCESS'];
  readonly limits: boolean;
  readonly logLevel: z.infer<typeof environment>['LOG_LEVEL'];
  readonly publicUrl: string | undefined;
  /** How many proxies in front are believed about the client's address and scheme. */
  readonly trustProxy: number;
  /** Which systems that Snug takes the place of are answered in their own way. */
  readonly dialects: Readonly<Record<'serverless' | 'clustered' | 'redis', boolean>>;
  /** Whether outgoing webhooks may lead to this machine and its network. */
  readonly webhooksInside: boolean;
  /** How much of files is taken and kept, in bytes, and of which types (undefined: all). */
  readonly files: Readonly<{ limits: FileLimits; types: readonly string[] | undefined }>;
  /** Whether the platform starts each instance on an empty disk. */
  readonly diskIsForgotten: boolean;
  /** Where the built page lies. */
  readonly pageDir: string;
}

/** Read the configuration. Throws `StartRefusal` with the name of the variable that is wrong. */
export function readConfig(variables: NodeJS.ProcessEnv = process.env): Config {
  const given = Object.fromEntries(Object.entries(variables).filter(([, value]) => value?.trim() !== ''));
  const parsed = environment.safeParse(given);
  if (!parsed.success) throw new StartRefusal(explain(parsed.error));
  const { data } = parsed;
  const onCloudFoundry = data.VCAP_APPLICATION !== undefined;
  return Object.freeze({
    port: data.PORT,
    host: data.HOST,
    dataDir: data.DATA_DIR,
    access: data.ACCESS,
    limits: data.LIMITS,
    logLevel: data.LOG_LEVEL,
    publicUrl: data.PUBLIC_URL,
    trustProxy: data.TRUST_PROXY ?? (onCloudFoundry ? 1 : 0),
    dialects: { serverless: data.DIALECT_SERVERLESS, clustered: data.DIALECT_CLUSTERED, redis: data.DIALECT_REDIS },
    webhooksInside: data.WEBHOOKS_INSIDE,
    files: {
      limits: {
        file: data.FILE_MAX_MB,
        person: data.FILES_PERSON_MB,
        all: data.FILES_MAX_MB,
        reserve: data.DISK_RESERVE_MB,
      },
      types: data.FILE_TYPES,
    },
    diskIsForgotten: onCloudFoundry,
    pageDir: join(__dirname, '..', 'dist', 'page'),
  });
}

function explain(error: z.ZodError): string {
  const issue = error.issues[0];
  return `The environment variable ${issue?.path.join('.')} is not right: ${issue?.message}. Correct it, or leave it out.`;
}
