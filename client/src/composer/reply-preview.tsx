import { X } from 'lucide-react';
import { useGist } from '../messages/use-gist';
import { useActions, usePage } from '../page';
import { IconButton } from '../ui/icon-button';

/** The message that the next one answers. */
export function ReplyPreview() {
  const { cancelReply } = useActions();
  const to = usePage((page) => page.replyTo);
  const gist = useGist(to);
  if (!to) return null;
  return (
    <div className="flex items-center gap-2 border-line border-b pb-1 pl-2">
      <p className="min-w-0 flex-1 truncate border-accent border-l-[3px] pl-2.5 text-[13.5px] text-soft">
        Reply to{' '}
        <b dir="auto" className="font-semibold text-ink">
          {to.author.username}
        </b>
        : <span dir="auto">{gist.replace(/\s+/g, ' ')}</span>
      </p>
      <IconButton icon={X} label="Do not reply" onClick={cancelReply} />
    </div>
  );
}
