import { useEffect } from 'react';
import { useActions } from '../../page';
import type { Viewing } from '../../state/page-state';
import type { Pictured } from './pictures-of';
import { Stage } from './stage';

interface ViewerProps {
  /** In the order in which one goes through them. */
  pictures: readonly Pictured[];
  shown: Viewing;
  onGo: (to: Viewing) => void;
  onClose: () => void;
  /** Goes to the message of a picture. Left out where it is in sight. */
  onFind?: (picture: Pictured) => void;
}

/** Pictures one by one. If the one that is looked at goes, so does the viewer, and says why. */
export function Viewer({ pictures, shown, onGo, onClose, onFind }: ViewerProps) {
  const { say } = useActions();
  const at = pictures.findIndex(({ file, message }) => message.seq === shown.seq && file.fileId === shown.fileId);
  const picture = pictures[at];
  const isGone = picture === undefined;
  // biome-ignore lint/correctness/useExhaustiveDependencies: said once, when it goes
  useEffect(() => {
    if (!isGone) return;
    onClose();
    say('That picture is gone.');
  }, [isGone]);
  if (!picture) return null;
  const go = (step: number) => {
    const to = pictures[Math.min(pictures.length - 1, Math.max(0, at + step))];
    if (to && to !== picture) onGo({ seq: to.message.seq, fileId: to.file.fileId });
  };
  return (
    <Stage
      picture={picture}
      before={pictures[at - 1]}
      after={pictures[at + 1]}
      place={pictures.length > 1 ? `${at + 1} of ${pictures.length}` : ''}
      go={go}
      onClose={onClose}
      onFind={onFind && (() => onFind(picture))}
    />
  );
}
