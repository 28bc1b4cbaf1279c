import type { ProtocolFault } from '../../../src/doors/refusals';

/** Bytes that are no request, or one that could be read in two ways: what is answered, and what it is counted as. */
export type RawCase = [name: string, bytes: string, status: number, fault: ProtocolFault];

const post = 'POST /api/session HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n';
const get = 'GET /api/session HTTP/1.1\r\n';

function malformed(name: string, bytes: string): RawCase {
  return [name, bytes, 400, 'http_malformed'];
}

export const raw: RawCase[] = [
  malformed('a length and chunks', `${post}Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`),
  malformed('two lengths', `${post}Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}`),
  malformed('two lengths in one', `${post}Content-Length: 2, 3\r\n\r\n{}`),
  malformed('a negative length', `${post}Content-Length: -1\r\n\r\n`),
  malformed('a length beyond all', `${post}Content-Length: 99999999999999999999\r\n\r\n`),
  malformed('chunks of another name', `${post}Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n`),
  malformed('chunks that are not last', `${post}Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n`),
  malformed('a chunk of no length', `${post}Transfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n0\r\n\r\n`),
  [
    'chunks with long names',
    `${post}Transfer-Encoding: chunked\r\n\r\n2;${'a'.repeat(20_000)}\r\n{}\r\n`,
    413,
    'http_too_large',
  ],
  malformed('no host', `${get}\r\n`),
  malformed('two hosts', `${get}Host: x\r\nHost: y\r\n\r\n`),
  malformed('two hosts of two cases', `${get}Host: x\r\nhOST: x\r\n\r\n`),
  malformed('a blank before the colon', `${get}Host : x\r\n\r\n`),
  malformed('a header over two lines', `${get}Host: x\r\nX-Folded: a\r\n b\r\n: c\r\n\r\n`),
  malformed('a header with a NUL', `${get}Host: x\r\nX-Nul: a\0b\r\n\r\n`),
  malformed('a header without a name', `${get}Host: x\r\n: a\r\n\r\n`),
  ['2,000 headers', `${get}Host: x\r\n${'a:\r\n'.repeat(2_000)}\r\n`, 431, 'http_too_large'],
  ['a header of 20,000 characters', `${get}Host: x\r\nX-Large: ${'x'.repeat(20_000)}\r\n\r\n`, 431, 'http_too_large'],
  [
    '100,000 parameters',
    `GET /api/session?${'a[]=1&'.repeat(100_000)} HTTP/1.1\r\nHost: x\r\n\r\n`,
    431,
    'http_too_large',
  ],
  ['a tunnel', 'CONNECT evil.example:443 HTTP/1.1\r\nHost: evil.example:443\r\n\r\n', 405, 'http_unsupported'],
  ['another expectation', `${post}Expect: a pony\r\nContent-Length: 0\r\n\r\n`, 417, 'http_unsupported'],
  malformed('a host and a port as the address', 'GET evil.example:443 HTTP/1.1\r\nHost: x\r\n\r\n'),
  malformed('a script as the address', 'GET javascript:alert(1) HTTP/1.1\r\nHost: x\r\n\r\n'),
  malformed('a star as the address', 'OPTIONS * HTTP/1.1\r\nHost: x\r\n\r\n'),
  malformed('no slash before the address', 'GET api/session HTTP/1.1\r\nHost: x\r\n\r\n'),
  malformed('HTTP/0.9', 'GET /\r\n\r\n'),
  malformed('HTTP/0.9 with a version', 'GET / HTTP/0.9\r\n\r\n'),
  malformed('HTTP/2', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'),
  malformed('HTTP/9', 'GET / HTTP/9.9\r\nHost: x\r\n\r\n'),
  malformed('TLS', '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03'),
  malformed('NULs', '\0\0\0\0\0\0\r\n\r\n'),
  malformed('a method that there is not', 'FETCH / HTTP/1.1\r\nHost: x\r\n\r\n'),
  malformed('a method in small letters', 'get / HTTP/1.1\r\nHost: x\r\n\r\n'),
];

/** One address, as a proxy would be asked for it. */
export const absolute = [
  'http://evil.example/api/nowhere',
  'HTTPS://evil.example:443/api/nowhere?a=1',
  'http://[/api/nowhere',
  'http://a:99999999/api/nowhere',
  'http://%zz/api/nowhere',
  'http://user:secret@evil.example/api/nowhere',
];
