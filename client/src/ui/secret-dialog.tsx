import { Copy } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from './button';
import { CopyButton } from './copy-button';
import { Dialog, DialogButtons } from './dialog';
import { LinkField } from './link-field';

interface SecretDialogProps {
  title: string;
  /** What the secret is, as "Address". */
  label: string;
  secret: string;
  /** What the button says that copies it. */
  copy: string;
  onClose: () => void;
  /** What it is good for. */
  children: ReactNode;
}

/** Shows a secret that was just made, once: the server keeps no copy of it. */
export function SecretDialog({ title, label, secret, copy, onClose, children }: SecretDialogProps) {
  return (
    <Dialog title={title} onClose={onClose}>
      <p className="text-soft">{children}</p>
      <LinkField label={label} link={secret} />
      <div className="mt-3 flex">
        <CopyButton text={secret} icon={Copy}>
          {copy}
        </CopyButton>
      </div>
      <DialogButtons>
        <Button look="quiet" onClick={onClose}>
          Done
        </Button>
      </DialogButtons>
    </Dialog>
  );
}
