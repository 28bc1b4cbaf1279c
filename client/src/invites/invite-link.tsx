import { Copy, Share2 } from 'lucide-react';
import { Button } from '../ui/button';
import { CopyButton } from '../ui/copy-button';
import { LinkField } from '../ui/link-field';
import { QrCode } from './qr-code';

interface InviteLinkProps {
  link: string;
  roomName: string;
  onAnother: () => void;
}

/** A link that was just made. It is shown this once: the server keeps no copy of its secret. */
export function InviteLink({ link, roomName, onAnother }: InviteLinkProps) {
  const share = { title: `Come in to ${roomName}`, url: link };
  const canShare = typeof navigator.share === 'function' && (navigator.canShare?.(share) ?? true);
  return (
    <>
      <p className="text-soft">Send this link, or let them point their camera at it. It is shown this once.</p>
      <LinkField label="Invite link" link={link} />
      <div className="mt-3 flex gap-2">
        <CopyButton text={link} icon={Copy}>
          Copy the link
        </CopyButton>
        {canShare && (
          <Button
            look="quiet"
            className="flex flex-1 items-center justify-center gap-2"
            // Whoever changes their mind about sharing has made no mistake.
            onClick={() => void navigator.share(share).catch(() => {})}
          >
            <Share2 aria-hidden="true" className="size-4" />
            Share
          </Button>
        )}
      </div>
      <div className="mt-4">
        <QrCode text={link} label="The invite link as a QR code" />
      </div>
      <Button look="quiet" className="mt-4 w-full" onClick={onAnother}>
        Make another one
      </Button>
    </>
  );
}
