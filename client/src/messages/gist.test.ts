import type { Attachment } from '@protocol/files';
import { attachment } from '../state/builders';
import { gistOf } from './gist';

const of = (...attachments: Attachment[]) => gistOf({ message: '', attachments });

test('a text speaks for itself, whatever comes with it', () => {
  expect(gistOf({ message: 'look' })).toBe('look');
  expect(gistOf({ message: 'look', attachments: [attachment()] })).toBe('look');
  expect(gistOf({ message: '' })).toBe('');
});

test('a message without a text is what its one file is', () => {
  expect(of(attachment())).toBe('Picture');
  expect(of(attachment({ kind: 'video', name: 'a.mp4' }))).toBe('Video');
  expect(of(attachment({ kind: 'sound', name: 'song.mp3' }))).toBe('song.mp3');
  expect(of(attachment({ kind: 'sound', voice: { durationMs: 1_000, waveform: [3] } }))).toBe('Voice note');
  expect(of(attachment({ kind: 'other', name: 'plan.pdf' }))).toBe('plan.pdf');
});

test('several files are counted', () => {
  expect(of(attachment(), attachment())).toBe('2 pictures');
  expect(of(attachment(), attachment({ kind: 'other' }), attachment())).toBe('3 files');
});
