import { useMemo } from 'react';
import { usePage } from '../../page';
import { type Known, nobody } from './node';
import { TextView } from './text-view';

/** What a text will look like that is still being written, with those here who would be mentioned. */
export default function TextPreview({ text }: { text: string }) {
  const people = usePage((page) => page.room?.people);
  const rooms = usePage((page) => page.rooms);
  const author = usePage((page) => page.you?.username ?? '');
  const known = useMemo<Known>(
    () => (people ? { people, rooms: rooms.filter(({ name }) => name !== '') } : nobody),
    [people, rooms],
  );
  return (
    <div dir="auto" className="whitespace-pre-wrap [overflow-wrap:anywhere] [unicode-bidi:plaintext]">
      <TextView text={text} author={author} known={known} />
    </div>
  );
}
