import { attachment } from '../state/builders';
import { roomFor } from './room-for';

const picture = (width: number, height: number) => roomFor([attachment({ width, height })]);

test('one picture is shown whole, as large as there is room', () => {
  expect(picture(4_000, 3_000)).toEqual({ width: 420, aspectRatio: 4 / 3 });
  expect(picture(3_000, 4_000)).toEqual({ width: 240, aspectRatio: 3 / 4 });
});

test('a small one is not blown up', () => {
  expect(picture(200, 100)).toEqual({ width: 200, aspectRatio: 2 });
});

test('one that is tiny, long or thin has room enough to be seen and pressed', () => {
  expect(picture(1, 1)).toEqual({ width: 72, aspectRatio: 1 });
  expect(picture(10_000, 100)).toEqual({ width: 420, aspectRatio: 420 / 72 });
  expect(picture(100, 10_000)).toEqual({ width: 72, aspectRatio: 72 / 320 });
});

test('one whose size is not known has some room all the same', () => {
  const { width: _, height: __, ...unknown } = attachment();
  expect(roomFor([unknown])).toEqual({ width: 320, aspectRatio: 4 / 3 });
});

test('several share one place, and what is no picture has its own height', () => {
  const room = (count: number) => roomFor(Array.from({ length: count }, () => attachment()));
  expect(room(2)).toEqual({ width: 420, aspectRatio: 3 });
  expect(room(4)).toEqual({ width: 420, aspectRatio: 3 / 2 });
  expect(room(10)).toEqual({ width: 420, aspectRatio: 3 / 4 });
  expect(roomFor([attachment({ kind: 'video' })])).toEqual({ width: 420, aspectRatio: 16 / 9 });
  expect(roomFor([attachment({ kind: 'sound' })]).height).toBe(104);
  expect(roomFor([attachment({ kind: 'sound', voice: { durationMs: 1, waveform: [0] } })]).height).toBe(56);
  expect(roomFor([attachment({ kind: 'other' })]).height).toBe(64);
});
