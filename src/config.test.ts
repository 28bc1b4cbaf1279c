import { readConfig } from './config';
import { StartRefusal } from './domain/start-refusal';

const defaults = {
  port: 3_080,
  host: undefined,
  dataDir: './data',
  access: 'open',
  limits: true,
  logLevel: 'info',
  publicUrl: undefined,
  trustProxy: 0,
  dialects: { serverless: true, clustered: true, redis: true },
  webhooksInside: false,
  files: {
    limits: { file: 50_000_000, person: 500_000_000, all: 5_000_000_000, reserve: 200_000_000 },
    types: undefined,
  },
  diskIsForgotten: false,
};

test('every variable may be left out', () => {
  expect(readConfig({})).toMatchObject(defaults);
});

test('an empty variable counts as left out', () => {
  const empty = {
    PORT: '',
    HOST: '',
    DATA_DIR: '',
    ACCESS: '',
    LIMITS: '',
    LOG_LEVEL: '',
    PUBLIC_URL: '',
    TRUST_PROXY: '',
    DIALECT_SERVERLESS: '',
    DIALECT_CLUSTERED: '',
    DIALECT_REDIS: '',
    WEBHOOKS_INSIDE: '',
    FILE_MAX_MB: '',
    FILE_TYPES: '',
    FILES_PERSON_MB: '',
    FILES_MAX_MB: '',
    DISK_RESERVE_MB: '',
  };
  expect(readConfig({ ...empty, VCAP_APPLICATION: '' })).toEqual(readConfig({}));
});

test('every variable is read', () => {
  const config = readConfig({
    PORT: '8080',
    HOST: '127.0.0.1',
    DATA_DIR: '/srv/snug',
    ACCESS: 'invite',
    LIMITS: 'off',
    LOG_LEVEL: 'debug',
    PUBLIC_URL: 'https://snug.example',
    TRUST_PROXY: '2',
    DIALECT_SERVERLESS: 'off',
    DIALECT_CLUSTERED: 'off',
    DIALECT_REDIS: 'off',
    WEBHOOKS_INSIDE: 'on',
    FILE_MAX_MB: '0.5',
    FILE_TYPES: 'image/*, Application/PDF',
    FILES_PERSON_MB: '2',
    FILES_MAX_MB: '3',
    DISK_RESERVE_MB: '0',
    HOME: '/home/mira',
  });
  expect(config).toMatchObject({
    port: 8_080,
    host: '127.0.0.1',
    dataDir: '/srv/snug',
    access: 'invite',
    limits: false,
    logLevel: 'debug',
    publicUrl: 'https://snug.example',
    trustProxy: 2,
    dialects: { serverless: false, clustered: false, redis: false },
    webhooksInside: true,
    files: {
      limits: { file: 500_000, person: 2_000_000, all: 3_000_000, reserve: 0 },
      types: ['image/*', 'application/pdf'],
    },
    diskIsForgotten: false,
  });
});

test.each([
  ['PORT', 'http'],
  ['PORT', '-1'],
  ['PORT', '65536'],
  ['PORT', '80.5'],
  ['ACCESS', 'closed'],
  ['LIMITS', 'maybe'],
  ['LOG_LEVEL', 'loud'],
  ['PUBLIC_URL', 'snug.example'],
  ['PUBLIC_URL', 'ftp://snug.example'],
  ['TRUST_PROXY', 'yes'],
  ['TRUST_PROXY', '-1'],
  ['TRUST_PROXY', '11'],
  ['WEBHOOKS_INSIDE', 'yes'],
  ['FILE_MAX_MB', '50 MB'],
  ['FILES_PERSON_MB', '-1'],
  ['FILES_MAX_MB', 'all'],
  ['DISK_RESERVE_MB', '1e99'],
  ['FILE_TYPES', 'pictures'],
  ['FILE_TYPES', 'image/png; image/gif'],
])('a wrong variable is named in one sentence that says what to do: %s=%s', (name, value) => {
  const read = () => readConfig({ [name]: value });
  expect(read).toThrow(StartRefusal);
  expect(read).toThrow(
    new RegExp(`^The environment variable ${name} is not right: [^\\n]+ Correct it, or leave it out\\.$`),
  );
});

test('on Cloud Foundry one proxy is trusted, and the disk is forgotten', () => {
  const VCAP_APPLICATION = '{"name":"snug"}';
  expect(readConfig({ VCAP_APPLICATION })).toMatchObject({ trustProxy: 1, diskIsForgotten: true });
  expect(readConfig({ VCAP_APPLICATION, TRUST_PROXY: '2' })).toMatchObject({ trustProxy: 2 });
});

test('the configuration cannot be changed', () => {
  expect(Object.isFrozen(readConfig({}))).toBe(true);
});
