import { isOwnOrigin, isOwnRequest, type OwnAddress } from './own-origin';

const plain: OwnAddress = { publicUrl: undefined, isHttps: false, trustProxy: 0 };
const proxied: OwnAddress = { publicUrl: undefined, isHttps: true, trustProxy: 1 };
const configured: OwnAddress = { publicUrl: 'https://chat.example/', isHttps: true, trustProxy: 1 };

describe('a request', () => {
  test.each([
    ['from another site', { 'sec-fetch-site': 'cross-site', origin: 'http://chat.example' }],
    ['from another host of the same site', { 'sec-fetch-site': 'same-site' }],
    ['with another origin', { origin: 'http://evil.example' }],
    ['with our host on another port', { origin: 'http://chat.example:81' }],
    ['with our host by another scheme', { origin: 'https://chat.example' }],
    ['with an origin that begins like ours', { origin: 'http://chat.example.evil.example' }],
    ['with the origin null', { origin: 'null' }],
    ['with an empty origin', { origin: '' }],
    ['that says neither', {}],
  ])('%s is not ours', (_name, headers) => {
    expect(isOwnRequest({ host: 'chat.example', ...headers }, plain)).toBe(false);
  });

  test('is ours where the browser says so, and where the person typed it', () => {
    for (const site of ['same-origin', 'none']) expect(isOwnRequest({ 'sec-fetch-site': site }, plain)).toBe(true);
  });

  test('is ours by its origin, where browsers do not say more', () => {
    expect(isOwnRequest({ host: 'chat.example', origin: 'http://chat.example' }, plain)).toBe(true);
    expect(isOwnRequest({ host: '192.168.0.7:3080', origin: 'http://192.168.0.7:3080' }, plain)).toBe(true);
    expect(isOwnRequest({ host: 'chat.example:443', origin: 'https://chat.example' }, proxied)).toBe(true);
  });
});

describe('our own origin', () => {
  test('is the configured one, whatever the request says', () => {
    expect(isOwnRequest({ host: '10.0.0.1:3080', origin: 'https://chat.example' }, configured)).toBe(true);
    expect(isOwnRequest({ host: 'evil.example', origin: 'https://evil.example' }, configured)).toBe(false);
  });

  test('is the host that a proxy names, where one is believed', () => {
    const headers = { host: 'app.internal', 'x-forwarded-host': 'chat.example', origin: 'https://chat.example' };
    expect(isOwnRequest(headers, proxied)).toBe(true);
    expect(isOwnRequest({ ...headers, origin: 'http://chat.example' }, plain)).toBe(false);
  });
});

describe('the cookies of a handshake', () => {
  test.each([
    ['from another origin', { origin: 'http://evil.example' }],
    ['from nowhere that can be named', { origin: 'null' }],
    [
      'from another origin that the browser calls ours',
      { origin: 'http://evil.example', 'sec-fetch-site': 'same-origin' },
    ],
    ['from another site that names no origin', { 'sec-fetch-site': 'cross-site' }],
  ])('%s do not count', (_name, headers) => {
    expect(isOwnOrigin({ host: 'chat.example', ...headers }, plain)).toBe(false);
  });

  test('count from our own page, and from who is no page', () => {
    expect(isOwnOrigin({ host: 'chat.example', origin: 'http://chat.example' }, plain)).toBe(true);
    expect(isOwnOrigin({ host: 'chat.example', 'sec-fetch-site': 'same-origin' }, plain)).toBe(true);
    expect(isOwnOrigin({ host: 'chat.example' }, plain)).toBe(true);
  });
});
