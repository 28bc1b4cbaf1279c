import type { LucideIcon } from 'lucide-react';
import type { ComponentProps } from 'react';

interface IconButtonProps extends Omit<ComponentProps<'button'>, 'children' | 'aria-label'> {
  icon: LucideIcon;
  label: string;
}

/** A button that shows a picture; its label is for those who listen and those who hover. */
export function IconButton({ icon: Icon, label, className = '', ...rest }: IconButtonProps) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      {...rest}
      className={`grid size-10 flex-none place-items-center rounded-[10px] text-soft hover:bg-side hover:text-ink pointer-coarse:size-11 ${className}`}
    >
      <Icon aria-hidden="true" className="size-5" />
    </button>
  );
}
