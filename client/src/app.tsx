import { Composer } from './composer/composer';
import { Announcer } from './messages/announcer';
import { MessageList } from './messages/message-list';
import { usePage } from './page';
import { ConnectionBanner } from './room/connection-banner';
import { RoomHeader } from './room/room-header';
import { useTitle } from './room/use-title';
import { WordLine } from './room/word-line';
import { Rail } from './rooms/rail';
import { useSwitcherKey } from './rooms/use-switcher-key';
import { part } from './ui/part';

const ErrandPage = part(() => import('./account/errand-page'));
const Farewell = part(() => import('./account/farewell'));
const AbsentRoom = part(() => import('./room/absent-room'));
const JoinDialog = part(() => import('./join/join-dialog'));
const Beside = part(() => import('./beside'));
const PeoplePanel = part(() => import('./people/people-panel'));

export function App() {
  useTitle();
  useSwitcherKey();
  const stage = usePage((page) => page.stage.name);
  const hasOwnPage = usePage(({ errand }) => errand !== null && errand.name !== 'invite');
  const isAbsent = usePage((page) => page.absent !== null);
  if (hasOwnPage || stage === 'gone') {
    return hasOwnPage ? <ErrandPage /> : <Farewell />;
  }
  return (
    <div className="grid h-full grid-cols-1 rail:grid-cols-[240px_1fr] panel:grid-cols-[264px_1fr_232px] panel:has-[>aside]:grid-cols-[264px_1fr_380px]">
      <Rail />
      <main className="relative flex h-dvh min-w-0 flex-col bg-paper">
        <ConnectionBanner />
        <RoomHeader />
        {isAbsent ? (
          <div className="grid flex-1 place-items-center p-6">
            <AbsentRoom />
          </div>
        ) : (
          <MessageList />
        )}
        <WordLine />
        {!isAbsent && <Composer />}
        <Announcer />
      </main>
      <PeoplePanel />
      {stage === 'joining' && <JoinDialog />}
      <Beside />
    </div>
  );
}
