import { innerStop } from '../messages/inner-stop';
import { useWholePage } from '../page';
import type { ShownFile } from './shown-file';
import { Thumbnail } from './thumbnail';

/** A picture of a message. Once it is sent, pressing it opens it. */
export function MessagePicture({ file, seq }: { file: ShownFile; seq: number | undefined }) {
  const { dispatch } = useWholePage();
  if (seq === undefined) return <Thumbnail file={file} />;
  return (
    <button
      type="button"
      {...innerStop}
      data-picture={file.fileId}
      className="block size-full -outline-offset-2 [-webkit-touch-callout:none]"
      onClick={() => dispatch({ type: 'viewing', picture: { seq, fileId: file.fileId } })}
    >
      <Thumbnail file={file} />
    </button>
  );
}
