import type { Member } from './member';
import type { Tally } from './tally';
import { markedText, now } from './text';

/** A member that talks, its number in the crowd, and how many messages it has sent. */
export interface Sender {
  index: number;
  member: Member;
  sent: number;
}

function say(sender: Sender, tally: Tally, answered: () => void = () => {}): void {
  const number = sender.sent++;
  const at = now();
  sender.member.voice.send(markedText(sender.index, number), (ok) => {
    if (ok) tally.answered++;
    else tally.refused++;
    if (tally.recording) tally.answerLatency.add(now() - at);
    answered();
  });
}

/** Sends at a steady rate whatever the server does. Returns what stops it. */
export function talkOpenly(
  senders: Sender[],
  { perSecond, phase }: { perSecond: number; phase: number },
  tally: Tally,
): () => void {
  if (senders.length === 0) return () => {};
  const start = performance.now();
  let done = 0;
  const timer = setInterval(() => {
    const due = Math.floor(((performance.now() - start) / 1000) * perSecond + phase);
    for (; done < due; done++) {
      const sender = senders[done % senders.length] as Sender;
      if (sender.member.cutFor === undefined) say(sender, tally);
    }
  }, 1);
  return () => clearInterval(timer);
}

/** Sends as fast as the answers come, with so many unanswered a sender. Returns what stops it. */
export function talkInStep(senders: Sender[], inFlight: number, tally: Tally): () => void {
  let talking = true;
  const sayNext = (sender: Sender) => {
    if (talking) say(sender, tally, () => sayNext(sender));
  };
  for (const sender of senders) for (let i = 0; i < inFlight; i++) sayNext(sender);
  return () => {
    talking = false;
  };
}
