import { checkNodeVersion } from './node-version.mjs';

test.each(['20.19.0', '20.20.2', '22.0.0'])('Node.js %s is new enough', (version) => {
  expect(() => checkNodeVersion(version)).not.toThrow();
});

test.each(['20.18.9', '18.20.0', '9.99.0'])('Node.js %s is refused with a sentence', (version) => {
  expect(() => checkNodeVersion(version)).toThrow(/^Snug needs Node\.js 20\.19 or newer and this is/);
});
