import { attachment, message } from '../../state/builders';
import { keyOf, picturesOf } from './pictures-of';

test('the pictures of all messages, in the order in which they were sent', () => {
  const [one, two, three] = [attachment(), attachment(), attachment()];
  const pictures = picturesOf([
    message(1),
    message(2, { attachments: [one, attachment({ kind: 'video' }), two] }),
    message(3, { attachments: [attachment({ kind: 'other' })] }),
    message(4, { attachments: [three] }),
  ]);
  expect(pictures.map(keyOf)).toEqual([`2 ${one.fileId}`, `2 ${two.fileId}`, `4 ${three.fileId}`]);
});

test('a deleted message has none, whatever it still bears', () => {
  expect(picturesOf([message(1, { attachments: [attachment()], deleted: true })])).toEqual([]);
});
