import type { Attachment } from '@protocol/files';
import type { Change } from '@protocol/rooms';
import { attachment, cleared, jo, message, mira, said } from '../../state/builders';
import { type FoundFile, filesAfter } from './files-after';

const picture = attachment({ name: 'a.jpg' });
const sound = attachment({ name: 'b.mp3', kind: 'sound' });
const plan = attachment({ name: 'c.pdf', kind: 'other' });

const found = (seq: number, file: Attachment, author = mira): FoundFile => ({
  file,
  message: message(seq, { attachments: [file], author }),
});
const now = (seq: number, at: number, more: object): Change => ({
  type: 'message',
  seq: at,
  message: message(seq, { changedSeq: at, ...more }),
});
const names = (files: FoundFile[]) => files.map(({ file, message }) => `${message.seq} ${file.name}`);

test('what is sent comes first, each kind in its own list and in the order of its message', () => {
  const changes = [said(8), said(9, { attachments: [picture, plan, sound] })];
  expect(names(filesAfter([found(3, picture)], changes, 'media'))).toEqual(['9 a.jpg', '9 b.mp3', '3 a.jpg']);
  expect(names(filesAfter([], changes, 'others'))).toEqual(['9 c.pdf']);
});

test('told twice it is there once', () => {
  const changes = [said(9, { attachments: [picture] })];
  const once = filesAfter([found(3, picture)], changes, 'media');
  expect(filesAfter(once, changes, 'media')).toEqual(once);
});

test('what is deleted, cleared or swept goes', () => {
  const all = [found(9, picture), found(6, sound, jo), found(3, picture)];
  expect(names(filesAfter(all, [now(6, 12, { deleted: true })], 'media'))).toEqual(['9 a.jpg', '3 a.jpg']);
  expect(names(filesAfter(all, [cleared(7)], 'media'))).toEqual(['9 a.jpg']);
  const swept: Change = { type: 'swept', seq: 8, author: 'mira' };
  expect(names(filesAfter(all, [swept], 'media'))).toEqual(['9 a.jpg', '6 b.mp3']);
});

test('one that changed stays in its place, and one of a page that is not loaded stays out', () => {
  const all = [found(9, picture), found(6, sound), found(3, picture)];
  const edit = now(6, 12, { message: 'better', attachments: [sound] });
  expect(names(filesAfter(all, [edit], 'media'))).toEqual(['9 a.jpg', '6 b.mp3', '3 a.jpg']);
  expect(names(filesAfter(all, [now(2, 13, { attachments: [plan, picture] })], 'media'))).toEqual(names(all));
});
