import { Button } from '../ui/button';
import { Dialog, DialogButtons } from '../ui/dialog';
import { ShownOnce } from '../ui/shown-once';

export function BotToken({ token, onClose }: { token: string; onClose: () => void }) {
  return (
    <Dialog title="The bot’s token" onClose={onClose}>
      <p className="text-soft">
        Whoever has it is this bot. It is shown this once. A program sends it as{' '}
        <code className="text-ink">Authorization: Bearer</code>.
      </p>
      <ShownOnce label="Token" secret={token} copy="Copy the token" />
      <DialogButtons>
        <Button look="quiet" onClick={onClose}>
          Done
        </Button>
      </DialogButtons>
    </Dialog>
  );
}
