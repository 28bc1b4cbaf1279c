import { isInstalled } from './install.mjs';

const wanted = {
  '': { version: '0.1.0' },
  'node_modules/express': { version: '5.0.0' },
  'node_modules/jest': { version: '30.0.0', dev: true },
  'node_modules/fsevents': { version: '2.3.3', optional: true },
};
const present = { 'node_modules/express': { version: '5.0.0' }, 'node_modules/jest': { version: '30.0.0' } };

test('installed is what has every package in the version that the lockfile names', () => {
  expect(isInstalled(wanted, present, true)).toBe(true);
});

test('nothing is installed where npm left no record', () => {
  expect(isInstalled(wanted, undefined, false)).toBe(false);
});

test('a package in another version is not installed', () => {
  expect(isInstalled(wanted, { ...present, 'node_modules/express': { version: '5.0.1' } }, false)).toBe(false);
});

test('what only developers need may be missing for those who only run Snug', () => {
  const production = { 'node_modules/express': { version: '5.0.0' } };
  expect(isInstalled(wanted, production, false)).toBe(true);
  expect(isInstalled(wanted, production, true)).toBe(false);
});
