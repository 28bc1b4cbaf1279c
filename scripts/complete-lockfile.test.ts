import { missingPlatforms } from './complete-lockfile.mjs';

test('adds the platforms that are missing, for the platform that each is named after', () => {
  const packages = {
    '': {},
    'node_modules/compiler': {
      version: '1.0.0',
      dev: true,
      optionalDependencies: {
        '@compiler/darwin-arm64': '1.0.0',
        '@compiler/linux-x64-gnu': '1.0.0',
        '@compiler/linux-x64-musl': '1.0.0',
        '@compiler/binding-wasm32-wasi': '1.0.0',
      },
    },
    'node_modules/@compiler/linux-x64-gnu': { version: '1.0.0' },
  };
  const entry = { version: '1.0.0', dev: true, optional: true };
  expect(missingPlatforms(packages)).toEqual({
    'node_modules/@compiler/darwin-arm64': { ...entry, os: ['darwin'], cpu: ['arm64'] },
    'node_modules/@compiler/linux-x64-musl': { ...entry, os: ['linux'], cpu: ['x64'], libc: ['musl'] },
    'node_modules/@compiler/binding-wasm32-wasi': { ...entry, cpu: ['wasm32'] },
  });
});

test('finds a package where Node would: beside the one that asks, or in any folder above', () => {
  const asking = { version: '1.0.0', optionalDependencies: { native: '1.0.0' } };
  expect(
    missingPlatforms({
      'node_modules/a/node_modules/b': asking,
      'node_modules/a/node_modules/native': { version: '1.0.0' },
      'client/node_modules/c': asking,
      'client/node_modules/native': { version: '1.0.0' },
    }),
  ).toEqual({});
});
