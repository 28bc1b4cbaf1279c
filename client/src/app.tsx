import { Composer } from './composer/composer';
import { JoinDialog } from './join/join-dialog';
import { Announcer } from './messages/announcer';
import { MessageList } from './messages/message-list';
import { usePage } from './page';
import { PeopleList } from './people/people-list';
import { ConnectionBanner } from './room/connection-banner';
import { Rail } from './room/rail';
import { RoomHeader } from './room/room-header';

export function App() {
  const isJoining = usePage((page) => page.stage.name === 'joining');
  return (
    <div className="grid h-full grid-cols-1 rail:grid-cols-[240px_1fr] panel:grid-cols-[264px_1fr_232px]">
      <Rail />
      <main className="flex h-dvh min-w-0 flex-col bg-paper">
        <ConnectionBanner />
        <RoomHeader />
        <MessageList />
        <Composer />
        <Announcer />
      </main>
      <div className="hidden overflow-y-auto border-line border-l px-3 py-4 [--behind:var(--paper)] panel:block">
        <PeopleList />
      </div>
      {isJoining && <JoinDialog />}
    </div>
  );
}
