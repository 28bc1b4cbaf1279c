import { RoomsNav } from './rooms-nav';

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
