import { useId } from 'react';
import { Modal } from '../ui/modal';
import RoomsNav from './rooms-nav';

/** The rooms, on a window too narrow to show them beside the talk. */
export default function RoomsDrawer({ onClose }: { onClose: () => void }) {
  const id = useId();
  return (
    <Modal
      labelledBy={id}
      className="fixed inset-y-0 right-auto left-0 m-0 h-dvh max-h-none w-[min(300px,85vw)] border-line border-r bg-side! [--behind:var(--side)]"
      onClose={onClose}
    >
      <h2 id={id} className="sr-only">
        Rooms
      </h2>
      <nav aria-label="Rooms" className="flex min-h-dvh flex-col gap-0.5 px-3 py-4">
        <RoomsNav onGo={onClose} />
      </nav>
    </Modal>
  );
}
