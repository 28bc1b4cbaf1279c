import type { ReactNode } from 'react';
import { NotificationSettings } from '../notifications/notification-settings';
import { useActions, usePage } from '../page';
import { isAtLeast } from '../people/rank';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { Leaving } from './leaving';
import { PasswordForm } from './password-form';
import { ProfileForm } from './profile-form';

/** Your own things: how others see you, your password, and the ways out. */
export default function SettingsDialog({ onClose }: { onClose: () => void }) {
  const { openPanel } = useActions();
  const you = usePage((page) => page.you);
  if (!you) return null;
  const hasAccount = isAtLeast(you, 'member');
  return (
    <Dialog title="Settings" onClose={onClose}>
      <ProfileForm you={you} />
      {hasAccount ? (
        <Section title="Password">
          <PasswordForm />
        </Section>
      ) : (
        <Section title="Keep your name">
          <p className="text-soft">
            You are here as a guest. Set a password, and your name and your messages are yours on every device.
          </p>
          <Button look="main" className="mt-3 w-full" onClick={() => openPanel('register')}>
            Keep your name: set a password
          </Button>
        </Section>
      )}
      <Section title="Notifications">
        <NotificationSettings />
      </Section>
      {isAtLeast(you, 'moderator') && (
        <Section title="Moderation">
          <Button look="quiet" className="w-full" onClick={() => openPanel('moderation')}>
            Reports, people, bans and the audit log
          </Button>
        </Section>
      )}
      <Section title="Leaving">
        <Leaving hasAccount={hasAccount} />
      </Section>
    </Dialog>
  );
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section aria-label={title} className="mt-6 border-line border-t pt-4">
      <h3 className="mb-2 font-semibold">{title}</h3>
      {children}
    </section>
  );
}
