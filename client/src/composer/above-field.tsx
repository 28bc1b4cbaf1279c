import { part } from '../ui/part';
import { ReplyPreview } from './reply-preview';

const Picked = part(() => import('./attachments/picked'));

/** What goes with the next message, above the field that it is written in. */
export function AboveField() {
  return (
    <>
      <ReplyPreview />
      <Picked />
    </>
  );
}
