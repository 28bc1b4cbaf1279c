import type { LucideIcon } from 'lucide-react';
import type { ComponentProps } from 'react';
import { Button } from '../ui/button';

interface PowerButtonProps extends ComponentProps<'button'> {
  icon: LucideIcon;
  grave?: boolean;
}

export function PowerButton({ icon: Icon, grave = false, children, ...rest }: PowerButtonProps) {
  return (
    <Button look="quiet" className={`flex items-center gap-3 text-left ${grave ? 'text-bad' : ''}`} {...rest}>
      <Icon aria-hidden="true" className="size-4 flex-none" />
      {children}
    </Button>
  );
}
