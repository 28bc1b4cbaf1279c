import { useActions, usePage } from '../page';

/**
 * Above the oldest row: more to load, or where the talk began. Of one height, so that nothing jumps; but while nobody
 * has spoken, an invitation in the middle of all the room there is.
 */
export function ListStart() {
  const { loadOlder } = useActions();
  const older = usePage((page) => page.older);
  const hasOlder = usePage((page) => page.room?.hasOlder ?? false);
  const isSilent = usePage(
    ({ room, outbox, route }) =>
      room !== null &&
      !room.hasOlder &&
      !outbox.some(({ roomId }) => roomId === route.roomId) &&
      !room.messages.some((message) => message.kind === 'message'),
  );
  if (isSilent) {
    return (
      <p className="fills-list grid h-full min-h-28 place-items-center px-3 text-center text-soft">
        Nobody has said anything yet. Say hello.
      </p>
    );
  }
  return (
    <div className="flex min-h-12 items-center justify-center px-3 text-[13px] text-soft">
      {hasOlder && older === 'loading' && 'Loading earlier messages'}
      {hasOlder && older !== 'loading' && (
        <button
          type="button"
          // It comes by itself while one scrolls; on the way to the composer it would pull the reader to the top.
          tabIndex={older === 'failed' ? 0 : -1}
          className="min-h-10 px-3 underline underline-offset-2"
          onClick={loadOlder}
        >
          {older === 'failed' ? 'Earlier messages could not be loaded. Try again' : 'Earlier messages'}
        </button>
      )}
    </div>
  );
}

/** Below the newest row: room to breathe. */
export function ListEnd() {
  return <div className="h-3" />;
}
