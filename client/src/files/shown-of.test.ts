import type { PickedFile } from '../state/picked';
import { shownOf } from './shown-of';

const file = (type: string, more: Partial<PickedFile> = {}): PickedFile => ({
  key: 'k',
  roomId: 'general',
  name: 'name',
  size: 10,
  type,
  ...more,
});
const kindOf = (picked: PickedFile, source = 'blob:x') => shownOf(picked, source).kind;

test('a picture that could be measured is shown as one, in its size', () => {
  const picked = file('image/png', { width: 4, height: 3 });
  expect(shownOf(picked, 'blob:x')).toMatchObject({ fileId: 'k', kind: 'picture', width: 4, height: 3 });
});

test('what this browser cannot show, and what is too large to be unpacked, is only named', () => {
  expect(kindOf(file('image/heic', { width: 4, height: 3 }))).toBe('other');
  expect(kindOf(file('image/png'))).toBe('other');
  expect(kindOf(file('image/png', { width: 4, height: 3, size: 40_000_000 }))).toBe('other');
  expect(kindOf(file('image/svg+xml', { width: 4, height: 3 }))).toBe('other');
});

test('sound, video and voice notes are played', () => {
  expect(kindOf(file('audio/mpeg'))).toBe('sound');
  expect(kindOf(file('video/mp4'))).toBe('video');
  expect(kindOf(file('video/webm', { voice: { durationMs: 1, waveform: [1] } }))).toBe('sound');
});

test('what is no longer there is only named', () => {
  expect(kindOf(file('audio/mpeg'), '')).toBe('other');
});
