import { part } from '../ui/part';

// A phone shows it in a drawer, and nobody needs it to read and write.
const RoomsNav = part(() => import('./rooms-nav'));

/** The side of a wide window. */
export function Rail() {
  return (
    <nav
      aria-label="Rooms"
      className="hidden h-dvh flex-col gap-0.5 overflow-y-auto bg-side px-3 py-4 [--behind:var(--side)] rail:flex"
    >
      <RoomsNav />
    </nav>
  );
}
