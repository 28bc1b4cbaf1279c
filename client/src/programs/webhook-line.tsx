import type { Profile } from '@protocol/people';
import { createTimes } from '../messages/times';
import { Button } from '../ui/button';

const times = createTimes();

interface WebhookLineProps {
  name: string;
  about: { createdBy: Profile; createdAt: number };
  /** What is wrong with it. */
  trouble?: string | null;
  /** What can be done with it, and how. */
  act: string;
  onAct: () => void;
}

export function WebhookLine({ name, about: { createdBy, createdAt }, trouble = null, act, onAct }: WebhookLineProps) {
  return (
    <div className="flex items-center gap-3">
      <div className="min-w-0 flex-1">
        <p className="truncate">
          <bdi>{name}</bdi>
        </p>
        <p className="truncate text-[12.5px] text-soft">
          Made by <bdi>{createdBy.username}</bdi>, {times.short(createdAt, Date.now())}
        </p>
        {trouble !== null && <p className="text-[12.5px] text-bad">{trouble}</p>}
      </div>
      <Button look="quiet" aria-label={`${act} ${name}`} onClick={onAct}>
        {act}
      </Button>
    </div>
  );
}
