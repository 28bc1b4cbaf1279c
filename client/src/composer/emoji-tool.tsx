import { Smile } from 'lucide-react';
import { useState } from 'react';
import { IconButton } from '../ui/icon-button';
import { part } from '../ui/part';
import type { Point } from '../ui/place';
import type { Composing } from './use-composing';

const EmojiForField = part(() => import('./emoji-for-field'));

/** As wide as the picker: its right edge goes over the button's. */
const WIDTH_PX = 352;

export function EmojiTool({ field }: Pick<Composing, 'field'>) {
  const [open, setOpen] = useState<Point | null>(null);
  const close = () => setOpen(null);
  return (
    <>
      <IconButton
        icon={Smile}
        label="Emoji"
        aria-haspopup="dialog"
        onClick={({ currentTarget }) => {
          const { right, top } = currentTarget.getBoundingClientRect();
          setOpen({ x: right - WIDTH_PX, y: top - 8 });
        }}
      />
      {open && <EmojiForField field={field} at={open} onClose={close} onMissing={close} />}
    </>
  );
}
