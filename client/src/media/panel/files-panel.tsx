import { useState } from 'react';
import { usePage } from '../../page';
import { SidePanel } from '../../ui/side-panel';
import { Tabs } from '../../ui/tabs';
import { FilesPage } from './files-page';
import { MediaPage } from './media-page';

const tabs = [
  { name: 'media', label: 'Pictures and media' },
  { name: 'others', label: 'Files' },
] as const;

/** All that was ever sent in the room on screen beside words. */
export default function FilesPanel({ onClose }: { onClose: () => void }) {
  const roomId = usePage((page) => page.room?.room.roomId);
  const [shown, show] = useState<(typeof tabs)[number]['name']>('media');
  const Page = shown === 'media' ? MediaPage : FilesPage;
  return (
    <SidePanel title="Pictures and files" onClose={onClose}>
      <div className="min-h-0 flex-1 overflow-y-auto overscroll-contain px-4 pb-4">
        <Tabs label="Pictures and files" tabs={tabs} shown={shown} onShow={show}>
          {roomId !== undefined && <Page key={`${roomId} ${shown}`} roomId={roomId} onClose={onClose} />}
        </Tabs>
      </div>
    </SidePanel>
  );
}
