import { knownSource, knowSource } from './known-sources';

test('the newest pictures are at hand, older ones are let go of', () => {
  for (let index = 0; index < 12; index += 1) knowSource(`file-${index}`, new Blob(['x']));
  expect(knownSource('file-11')).toMatch(/^blob:/);
  expect(knownSource('file-2')).toMatch(/^blob:/);
  expect(knownSource('file-1')).toBeUndefined();
  expect(knownSource('other')).toBeUndefined();
});
