import { X } from 'lucide-react';
import { Modal } from '../ui/modal';
import { PeopleList } from './people-list';

/** Who is here, on a window too narrow for the panel. */
export function PeopleDrawer({ onClose }: { onClose: () => void }) {
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
        <button
          type="button"
          aria-label="Close"
          className="grid size-10 place-items-center rounded-[10px] text-soft"
          onClick={onClose}
        >
          <X aria-hidden="true" className="size-5" />
        </button>
      </div>
      <PeopleList />
    </Modal>
  );
}
