import type { CrowdOptions } from './crowd';

/** What a process with a crowd is ordered to do. */
export type Order =
  | { do: 'gather'; options: CrowdOptions }
  | { do: 'talk'; everyMs?: number }
  | { do: 'quiet' }
  | { do: 'reach'; head: number; text: string }
  | { do: 'come back'; since: number; withinMs: number }
  | { do: 'logs'; folder: string }
  | { do: 'figures' }
  | { do: 'leave' };

export type Result = { answer: unknown } | { failed: string };
