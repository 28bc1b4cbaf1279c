import Picked from './attachments/picked';
import { ReplyPreview } from './reply-preview';

/** What goes with the next message, above the field that it is written in. */
export default function AboveField() {
  return (
    <>
      <ReplyPreview />
      <Picked />
    </>
  );
}
