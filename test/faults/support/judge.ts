import { GENERAL } from '../../../src/protocol/index';
import { check } from '../checker/check';
import type { Anomaly, ClientLog, History, SeenMessage } from '../checker/history';
import type { Crowd } from '../clients/crowd';
import { Participant } from '../clients/participant';
import { now } from '../clients/recorder';
import { Session } from '../clients/session';
import { storedRoom } from './stored-room';

interface Place {
  url: string;
  dataDir: string;
}

/** Anomalies that are shown of a history that has more. */
const SHOWN = 5;

/**
 * The whole history of a room, General unless given: what is stored, what somebody reads who comes last (`session`, or
 * somebody new), and what everybody in the crowd did and was shown, once they had time to learn of it all.
 */
export async function historyOf(
  { url, dataDir }: Place,
  crowd: Pick<Crowd, 'quiet' | 'reach' | 'logs'>,
  room: { roomId: string; session?: Session } = { roomId: GENERAL },
): Promise<History> {
  await crowd.quiet();
  const readers: ClientLog[] = [];
  for (let attempt = 0; attempt < 20; attempt += 1) {
    const { log, messages, head } = await readAll(url, room);
    readers.push(log);
    await crowd.reach(head, messages.findLast(({ deleted }) => !deleted)?.text ?? '');
    const stored = storedRoom(dataDir, room.roomId);
    // Somebody may be said to have left meanwhile.
    if (stored.head === head) {
      const others = stored.messages.flatMap(({ kind, author }) => (kind === 'message' ? [] : [author]));
      return { logs: [...(await crowd.logs()), ...readers], end: { head, messages }, stored, others };
    }
  }
  throw new Error('the room does not come to rest');
}

/** Comes in, and reads from the first message to the last. */
async function readAll(
  url: string,
  room: { roomId: string; session?: Session },
): Promise<{ log: ClientLog; head: number; messages: SeenMessage[] }> {
  const { roomId } = room;
  const session = room.session ?? (await Session.come(url, `Last reader ${now()}`));
  const reader = await Participant.join(session, 'the last reader', { url, roomId, random: Math.random });
  const head = reader.seq;
  const messages: SeenMessage[] = [];
  for (let from = 0, isMore = true; isMore; ) {
    const askedAt = now();
    const { answer } = await session.page(roomId, `after=${from}`);
    if (!answer) throw new Error('the last reader got no page');
    const to = answer.messages.at(-1)?.seq ?? from;
    const page = reader.recorder.read(askedAt, from + 1, to, answer.messages);
    messages.push(...page);
    from = to;
    isMore = answer.hasNewer;
  }
  await reader.leave();
  return { log: reader.recorder.log, head, messages };
}

/** Fails with the first anomalies that there are, and with the seed by which they may come again. */
export function expectSound(history: History, seed: number): void {
  expect({ seed, anomalies: shorten(check(history)) }).toEqual({ seed, anomalies: [] });
}

/** Fails unless everybody in the crowd was shown what is stored, in its order and once. Resolves with what they did. */
export async function expectSoundTalk(place: Place, crowd: Crowd, seed: number) {
  expectSound(await historyOf(place, crowd), seed);
  const { complaints, sent, attempts, comebacks, noticed } = await crowd.figures();
  expect(complaints).toEqual([]);
  return { seed, sent, 'sent again': attempts - sent, comebacks, noticed, anomalies: 0 };
}

function shorten(anomalies: Anomaly[]): unknown[] {
  const first = anomalies.slice(0, SHOWN).map(({ name, what, evidence }) => ({
    name,
    what,
    evidence: evidence.map((one) => JSON.stringify(one)?.slice(0, 600)),
  }));
  return anomalies.length > SHOWN ? [...first, `and ${anomalies.length - SHOWN} more`] : first;
}
