import { usePage } from '../page';
import { useLasting } from '../ui/use-lasting';

const SHOWN_AFTER_MS = 1_000;

/** Reassures when the connection is gone. A blip shorter than a second is nobody's concern. */
export function ConnectionBanner() {
  const isDown = usePage((page) => page.link === 'down');
  const isKept = usePage((page) => page.isOutboxKept);
  const isShown = useLasting(isDown, SHOWN_AFTER_MS);
  return (
    <div role="status" className="flex-none">
      {isShown && (
        <p className="flex items-center gap-2 border-line border-b bg-tint px-3 py-2 text-[13.5px] rail:px-5">
          <span aria-hidden="true" className="size-2 flex-none rounded-full bg-accent" />
          {isKept
            ? 'Connection lost. What you write is kept and sent when it returns.'
            : 'Connection lost. What you write is sent when it returns, if you leave this page open.'}
        </p>
      )}
    </div>
  );
}
