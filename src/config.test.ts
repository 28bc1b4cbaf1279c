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
