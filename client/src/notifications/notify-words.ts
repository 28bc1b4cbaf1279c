import type { Notify } from '@protocol/rooms';

export type { Notify };

export const notifyWords: readonly { value: Notify; label: string; hint: string }[] = [
  { value: 'all', label: 'Everything', hint: 'Every message that others write here.' },
  { value: 'mentions', label: 'Mentions', hint: 'Messages that mention you by @ and your name.' },
  { value: 'none', label: 'Nothing', hint: 'The room is muted: it shows no count either.' },
];
