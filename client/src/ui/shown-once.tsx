import { Copy } from 'lucide-react';
import { CopyButton } from './copy-button';
import { LinkField } from './link-field';

interface ShownOnceProps {
  /** What the secret is, as "Invite link". */
  label: string;
  secret: string;
  /** What the button says. */
  copy: string;
}

/** A secret that was just made: the server keeps no copy of it. */
export function ShownOnce({ label, secret, copy }: ShownOnceProps) {
  return (
    <>
      <LinkField label={label} link={secret} />
      <div className="mt-3 flex">
        <CopyButton text={secret} icon={Copy}>
          {copy}
        </CopyButton>
      </div>
    </>
  );
}
