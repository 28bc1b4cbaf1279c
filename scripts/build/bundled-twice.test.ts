import { bundledTwice } from './bundled-twice.mjs';

test('finds a package that comes from two folders', () => {
  expect(
    bundledTwice([
      'src/main.ts',
      'node_modules/mime-db/index.js',
      'node_modules/mime-db/db.json',
      'node_modules/engine.io/node_modules/mime-db/index.js',
      'node_modules/@scope/one/index.js',
      'node_modules/@scope/two/index.js',
    ]),
  ).toEqual(['mime-db']);
});
