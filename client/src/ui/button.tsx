import type { ComponentProps } from 'react';

const looks = {
  main: 'bg-accent text-on-accent hover:brightness-110 disabled:opacity-60',
  quiet: 'border border-line bg-surface hover:border-soft',
  grave: 'bg-bad text-on-accent hover:brightness-110 disabled:opacity-60',
};

export function Button({ look, ...rest }: { look: keyof typeof looks } & ComponentProps<'button'>) {
  return (
    <button
      type="button"
      {...rest}
      className={`min-h-11 rounded-[10px] px-4 font-semibold ${looks[look]} ${rest.className ?? ''}`}
    />
  );
}
