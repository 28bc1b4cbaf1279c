import { useActions } from '../../page';
import { useWide } from '../../ui/use-wide';

/** Goes to a message of the room. Where the panel lies over it, the panel closes. */
export function useFind(roomId: string, onClose: () => void): (seq: number) => void {
  const { openRoom } = useActions();
  const isWide = useWide();
  return (seq) => {
    if (!isWide) onClose();
    openRoom(roomId, seq);
  };
}
