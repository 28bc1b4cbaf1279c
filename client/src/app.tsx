import { lazy, Suspense } from 'react';
import { Composer } from './composer/composer';
import { Announcer } from './messages/announcer';
import { MenuHost } from './messages/menu/menu-host';
import { MessageList } from './messages/message-list';
import { usePage } from './page';
import { Panels } from './panels';
import { ConnectionBanner } from './room/connection-banner';
import { RoomHeader } from './room/room-header';
import { useTitle } from './room/use-title';
import { WordLine } from './room/word-line';
import { Rail } from './rooms/rail';
import { useSwitcherKey } from './rooms/use-switcher-key';

const ErrandPage = lazy(() => import('./account/errand-page'));
const Farewell = lazy(() => import('./account/farewell'));
const AbsentRoom = lazy(() => import('./room/absent-room'));
const JoinDialog = lazy(() => import('./join/join-dialog'));
const PeoplePanel = lazy(() => import('./people/people-panel'));

export function App() {
  useTitle();
  useSwitcherKey();
  const stage = usePage((page) => page.stage.name);
  const hasOwnPage = usePage(({ errand }) => errand !== null && errand.name !== 'invite');
  const isAbsent = usePage((page) => page.absent !== null);
  if (hasOwnPage || stage === 'gone') {
    return <Suspense fallback={null}>{hasOwnPage ? <ErrandPage /> : <Farewell />}</Suspense>;
  }
  return (
    <div className="grid h-full grid-cols-1 rail:grid-cols-[240px_1fr] panel:grid-cols-[264px_1fr_232px] panel:has-[>aside]:grid-cols-[264px_1fr_380px]">
      <Rail />
      <main className="flex h-dvh min-w-0 flex-col bg-paper">
        <ConnectionBanner />
        <RoomHeader />
        {isAbsent ? (
          <Suspense fallback={<div className="flex-1" />}>
            <AbsentRoom />
          </Suspense>
        ) : (
          <MessageList />
        )}
        <WordLine />
        {!isAbsent && <Composer />}
        <Announcer />
      </main>
      <Suspense fallback={null}>
        <PeoplePanel />
        {stage === 'joining' && <JoinDialog />}
      </Suspense>
      <Panels />
      <MenuHost />
    </div>
  );
}
