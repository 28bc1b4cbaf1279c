import { SecretDialog } from '../ui/secret-dialog';

export function BotToken({ token, onClose }: { token: string; onClose: () => void }) {
  return (
    <SecretDialog title="The bot’s token" label="Token" secret={token} copy="Copy the token" onClose={onClose}>
      Whoever has it is this bot. It is shown this once. A program sends it as{' '}
      <code className="text-ink">Authorization: Bearer</code>.
    </SecretDialog>
  );
}
