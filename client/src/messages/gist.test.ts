import type { Attachment } from '@protocol/files';
import { attachment, mira } from '../state/builders';
import { gistOf, plainGist } from './gist';

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

test('in plain words a text has no marks, and what somebody does has their name', async () => {
  for (const [message, gist] of [
    ['**bold** and [here](https://example.com)', 'bold and here'],
    ['> said\n- one\n1. two', 'said\n• one\n1. two'],
    ['```js\na\n```', 'a'],
    ['/me *waves*', 'Mira waves'],
    ['/mean', '/mean'],
    ['2*3', '2*3'],
  ] as const) {
    expect(await plainGist({ message, author: mira })).toBe(gist);
  }
  expect(
    await plainGist({ message: '', author: mira, attachments: [attachment({ kind: 'other', name: '*a*.pdf' })] }),
  ).toBe('*a*.pdf');
});
