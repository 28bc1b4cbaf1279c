import type { CommandName, CommandPayload } from '../../../src/protocol/commands';
import type { RoomChanged } from '../../../src/protocol/events';
import type { UserData } from '../../../src/protocol/people';
import { FrameMemory } from '../frame-memory';
import { SocketIoLink } from '../socket-io-link';
import { addText, type Batch, emptyBatch } from '../text';
import type { Driver } from './driver';

const CHANGED = '42["RoomChanged"';
const OK = '[{"ok":true';
const HEAD_SEQ = /"head":\{[^}]*"seq":(\d+)/;

const frames = new FrameMemory(decodeChanges);

function decodeChanges(packet: string): Batch {
  const [, changed] = JSON.parse(packet.slice(2)) as [string, RoomChanged];
  const batch = emptyBatch();
  let next: number | undefined;
  for (const change of changed.changes) {
    if (next !== undefined && change.seq !== next) throw new Error(`seq ${next} is missing within a batch`);
    next = change.seq + 1;
    if (change.type === 'message' && change.message.kind === 'message') addText(batch, change.message.message);
  }
  const first = changed.changes[0]?.seq;
  if (first !== undefined && next !== undefined) batch.seqs = { first, last: next - 1 };
  return batch;
}

/** What Snug's own page speaks. */
export const deltaFeed: Driver = {
  acknowledges: true,
  async join(port, name, listener) {
    const link = await SocketIoLink.open(
      port,
      {
        event(packet) {
          if (packet.toString('latin1', 0, CHANGED.length) !== CHANGED) return;
          const batch = frames.read(packet);
          if (batch) listener.batch(batch);
        },
        closed: listener.closed,
      },
      { feed: 'delta' },
    );
    const [{ userID, token }] = JSON.parse(await ask(link, 'CreateUserData', undefined)) as [UserData];
    const identity = { userID, token, username: name };
    listener.entered(headSeq(await ask(link, 'UserEnteredRoom', identity)));
    let sent = 0;
    return {
      get bytes() {
        return link.bytes;
      },
      send(text, answered) {
        const payload: CommandPayload<'SendMessage'> = { clientId: `${userID}-${sent++}`, message: text };
        link.ask('SendMessage', payload, (json) => answered(json.startsWith(OK)));
      },
      enterAgain(answered) {
        link.ask('UserEnteredRoom', identity, answered);
      },
      close: () => link.close(),
    };
  },
};

function ask<C extends CommandName>(link: SocketIoLink, command: C, payload: CommandPayload<C>): Promise<string> {
  return new Promise((resolve, reject) => {
    link.ask(command, payload, (json) => {
      if (json.startsWith(OK)) resolve(json);
      else reject(new Error(`${command} was refused: ${json.slice(0, 300)}`));
    });
  });
}

/** The answer may list thousands of people, so it is searched instead of parsed. */
function headSeq(json: string): number {
  const seq = HEAD_SEQ.exec(json)?.[1];
  if (!seq) throw new Error('The answer to UserEnteredRoom names no head.');
  return Number(seq);
}
