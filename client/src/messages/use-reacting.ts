import type { Message } from '@protocol/rooms';
import { whyNot } from '../connection/why-not';
import { useActions, useRequest } from '../page';

/** Puts a reaction of yours on a message, or takes it off. What the room says of it comes as a change of the room. */
export function useReacting(roomId: string, { seq }: Message) {
  const request = useRequest();
  const { say } = useActions();
  return {
    async toggle(emoji: string, isOn: boolean): Promise<void> {
      const refusal = whyNot(await request(isOn ? 'TakeReactionBack' : 'React', { roomId, seq, emoji }));
      if (refusal !== null) say(refusal);
    },
  };
}
