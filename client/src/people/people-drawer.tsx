import { X } from 'lucide-react';
import { IconButton } from '../ui/icon-button';
import { Modal } from '../ui/modal';
import { PeopleList } from './people-list';

/** Who is here, on a window too narrow for the panel. */
export default function PeopleDrawer({ onClose }: { onClose: () => void }) {
  return (
    <Modal
      labelledBy="people-drawer"
      className="fixed inset-y-0 right-0 left-auto m-0 h-dvh max-h-none w-[min(300px,85vw)] border-line border-l px-3 pt-2 pb-4 [--behind:var(--surface)]"
      onClose={onClose}
    >
      <div className="flex items-center justify-between pl-2">
        <h2 id="people-drawer" className="font-semibold text-base">
          People
        </h2>
        <IconButton icon={X} label="Close" onClick={onClose} />
      </div>
      <PeopleList />
    </Modal>
  );
}
