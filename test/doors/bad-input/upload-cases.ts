import type { ErrorCode } from '../../../src/protocol/index';
import { BOUNDARY, formOf, headOf } from '../../support/upload';

/** A form that no client sends: its name, what it is refused with, its body, and how it says that it is one. */
export type UploadCase = [name: string, code: ErrorCode, body: Buffer, type?: string];

const file = { head: headOf({ name: 'a.txt' }), bytes: 'hello' };
const whole = formOf(file);
const field = (name: string) => ({ head: `Content-Disposition: form-data; name="${name}"`, bytes: 'x' });
const as = (name: string) => ({ head: headOf({ name: 'a.txt' }, name), bytes: 'hello' });

export const uploads: UploadCase[] = [
  ['is empty', 'upload_malformed', Buffer.alloc(0)],
  ['has no part', 'upload_malformed', formOf()],
  ['has two files', 'upload_malformed', formOf(file, file)],
  ['has a field beside the file', 'upload_malformed', formOf(field('name'), file)],
  ['has a field behind the file', 'upload_malformed', formOf(file, field('name'))],
  ['has 1,000 fields', 'upload_malformed', formOf(...Array.from({ length: 1_000 }, () => field('file')))],
  ['has 1,000 files', 'upload_malformed', formOf(...Array.from({ length: 1_000 }, () => file))],
  ['has a field of that name, which is no file', 'upload_malformed', formOf(field('file'))],
  ...['files', 'file[]', 'file[0][name]', '__proto__', 'constructor', '', 'x'.repeat(5_000)].map(
    (name): UploadCase => [`calls the file ${JSON.stringify(name).slice(0, 40)}`, 'upload_malformed', formOf(as(name))],
  ),
  ['has a part without a name', 'upload_malformed', formOf({ head: 'Content-Type: text/plain', bytes: 'x' })],
  ['has a part without a head', 'upload_malformed', formOf({ head: '', bytes: 'x' })],
  ['has a head of 20,000 characters', 'upload_malformed', formOf({ ...file, head: `X-A: ${'x'.repeat(20_000)}` })],
  ['has a head of 3,000 lines', 'upload_malformed', formOf({ ...file, head: 'X-A: x\r\n'.repeat(3_000) })],
  ['has NUL in a head', 'upload_malformed', formOf({ head: headOf({ name: 'a\0.txt' }), bytes: 'x' })],
  ['breaks off in the head', 'upload_malformed', whole.subarray(0, 40)],
  ['breaks off in the file', 'upload_malformed', whole.subarray(0, whole.indexOf('hello') + 3)],
  ['breaks off in the last border', 'upload_malformed', whole.subarray(0, -6)],
  ['has another border than it says', 'upload_malformed', whole, 'multipart/form-data; boundary=other'],
  ['names no border', 'upload_malformed', whole, 'multipart/form-data'],
  ['names an empty border', 'upload_malformed', whole, 'multipart/form-data; boundary='],
  ['names a border of 5,000', 'upload_malformed', whole, `multipart/form-data; boundary=${'x'.repeat(5_000)}`],
  ['is multipart of another kind', 'upload_malformed', whole, `multipart/mixed; boundary=${BOUNDARY}`],
  ['is a form without files', 'upload_malformed', Buffer.from('file=x'), 'application/x-www-form-urlencoded'],
  ['is JSON', 'upload_malformed', Buffer.from('{"file":"x"}'), 'application/json'],
  ['is bytes', 'upload_malformed', Buffer.from('hello'), 'application/octet-stream'],
  ['has no part for long', 'upload_malformed', Buffer.concat([Buffer.alloc(300_000), whole])],
];

/** Names that some system would take for more than a name, and what they become. */
export const fileNames: [given: string, name: string][] = [
  ['../../../etc/passwd', 'passwd'],
  ['..\\..\\boot.ini', 'boot.ini'],
  ['/etc/cron.d/x', 'x'],
  ['..', 'file'],
  ['CON', '_CON'],
  ['a.exe. ', 'a.exe'],
  [`${'x'.repeat(300)}.png`, `${'x'.repeat(195)}.png`],
  ['invoice\u202egpj.exe', 'invoicegpj.exe'],
];

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
);
const script = '<script>alert(document.domain)</script>';

/** Files that would run in a page if a browser took them for what they may also be: how they are given. */
export const polyglots: [name: string, bytes: Buffer, type: string, shown: boolean][] = [
  [
    'evil.svg',
    Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)">${script}</svg>`),
    'image/svg+xml',
    false,
  ],
  ['evil.html', Buffer.from(`<!doctype html><html><body>${script}</body></html>`), 'text/html', false],
  [
    'evil.xhtml',
    Buffer.from(`<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml">${script}</html>`),
    'application/xhtml+xml',
    false,
  ],
  ['evil.png', Buffer.concat([png, Buffer.from(script)]), 'text/html', true],
  ['evil.gif', Buffer.from('GIF89a/*\x01\x00\x01\x00*/=1;alert(1)//', 'latin1'), 'application/javascript', true],
  ['evil.js', Buffer.from('alert(1)'), 'text/javascript', false],
  ['evil.pdf', Buffer.from(`%PDF-1.7\n${script}`), 'application/pdf', false],
  ['evil.css', Buffer.from('body{background:url(javascript:alert(1))}'), 'text/css', false],
];
