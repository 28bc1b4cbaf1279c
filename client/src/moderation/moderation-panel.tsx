import { useState } from 'react';
import { usePage } from '../page';
import { BotsPage } from '../programs/bots-page';
import { Dialog } from '../ui/dialog';
import { Tabs } from '../ui/tabs';
import { AuditPage } from './audit-page';
import { BansPage } from './bans-page';
import { PeoplePage } from './people-page';
import { type ModerationPage, pagesFor } from './powers';
import { ReportsPage } from './reports-page';

const labels: Record<ModerationPage, string> = {
  reports: 'Reports',
  people: 'People',
  bans: 'Bans',
  bots: 'Bots',
  audit: 'Audit log',
};

const contents: Record<ModerationPage, (props: { onClose: () => void }) => React.ReactNode> = {
  reports: ReportsPage,
  people: PeoplePage,
  bans: BansPage,
  bots: BotsPage,
  audit: AuditPage,
};

/** What those who keep the peace here need. */
export default function ModerationPanel({ onClose }: { onClose: () => void }) {
  const you = usePage((page) => page.you);
  const pages = pagesFor(you);
  const [shown, setShown] = useState<ModerationPage>('reports');
  if (pages.length === 0) return null;
  const Content = contents[shown];
  return (
    <Dialog title="Moderation" wide onClose={onClose}>
      <Tabs
        label="Moderation"
        tabs={pages.map((name) => ({ name, label: labels[name] }))}
        shown={shown}
        onShow={setShown}
      >
        <Content onClose={onClose} />
      </Tabs>
    </Dialog>
  );
}
