import type { CommandOutput } from '../../../src/protocol/index';
import { onCleanUp } from '../../support/clean-up';
import type { History, Membership } from '../checker/history';
import { Talk } from '../clients/habits';
import { PageReader } from '../clients/page-reader';
import { Participant } from '../clients/participant';
import { now } from '../clients/recorder';
import { Session } from '../clients/session';
import { historyOf } from './judge';
import { between, type Random } from './random';

interface Member {
  session: Session;
  participant: Participant;
  reader: PageReader;
}

/** How many stay in the room and talk, and how many are put out of it and brought in again. */
const STAYING = 2;
const PUT_OUT = 3;

/**
 * A private room in which people talk, while its host puts others out of it, on line and off, and brings them in again. Those
 * who are out try to come back, to resume, and to read pages all the while.
 */
export async function putMembersOut(
  server: { url: string; dataDir: string },
  random: Random,
  rounds: number,
): Promise<History> {
  const host = await Session.register(server.url, 'The host');
  const { answer } = await host.ask<CommandOutput<'CreateRoom'>>('POST', '/rooms', { name: 'Den', kind: 'private' });
  const roomId = answer?.room.roomId ?? '';
  const memberships: Membership[] = [{ person: host.person, from: 0, until: Number.POSITIVE_INFINITY }];

  const letIn = async ({ person }: Session) => {
    memberships.push({ person, from: now(), until: Number.POSITIVE_INFINITY });
    await host.ask('PUT', `/rooms/${roomId}/members/${person}`, {});
  };
  const putOut = async ({ person }: Session) => {
    await host.ask('DELETE', `/rooms/${roomId}/members/${person}`);
    const last = memberships.findLast((one) => one.person === person);
    if (last) last.until = now();
  };

  const members: Member[] = [];
  for (let index = 0; index < STAYING + PUT_OUT; index += 1) {
    const name = `Member ${index}`;
    const session = await Session.register(server.url, name);
    await letIn(session);
    const participant = await Participant.join(session, name, { url: server.url, roomId, random });
    const reader = new PageReader(session, `${name}, by HTTP`, roomId, random);
    onCleanUp(async () => void (await Promise.all([participant.leave(), reader.stop()])));
    members.push({ session, participant, reader });
  }

  const talks = members.slice(0, STAYING).map(({ participant }) => new Talk(participant, random, 10));
  onCleanUp(() => Promise.all(talks.map((talk) => talk.hush())));
  const outs = members.slice(STAYING);
  await Promise.all(
    outs.map(async ({ session, participant }) => {
      for (let round = 0; round < rounds; round += 1) {
        await wait(between(random, 10, 100));
        const isOffLine = random() < 0.5;
        if (isOffLine) participant.cut();
        await putOut(session);
        await wait(between(random, 10, 100));
        participant.cut();
        await wait(between(random, 10, 150));
        await letIn(session);
        participant.cut();
        await participant.until('in again', () => participant.isIn, 20_000);
      }
    }),
  );

  const crowd = {
    quiet: async () => {
      await Promise.all(talks.map((talk) => talk.stop()));
      await Promise.all(members.map(({ reader }) => reader.stop()));
    },
    reach: async (head: number) => {
      await Promise.all(members.map(({ participant }) => participant.reaches(head)));
      for (const { participant } of members) participant.recorder.log.isCaughtUp = true;
    },
    logs: async () => members.flatMap(({ participant, reader }) => [participant.recorder.log, reader.recorder.log]),
  };
  return { ...(await historyOf(server, crowd, { roomId, session: host })), memberships };
}

function wait(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
