import type { WebSocket } from 'ws';
import { loopTurn } from './loop-turn';
import type { ProtocolFault } from './refusals';

/** How many messages of a WebSocket are handled in one turn of the event loop. The others wait for the next. */
const FRAMES_A_TURN = 64;

/** How many packets that say nothing a client may send beyond those that are expected of it. */
const STRAYS_MAX = 20;

/** Keeps one connection from having more handled in a turn than others can wait for. */
export class FramesATurn {
  private turn = -1;
  private inThisTurn = 0;

  /** One more message. Returns how many of this connection it is in this turn. `socket` is absent where it came in a poll. */
  count(socket: WebSocket | undefined): number {
    const turn = loopTurn();
    if (turn !== this.turn) {
      this.turn = turn;
      this.inThisTurn = 0;
      if (socket) deferFrames(socket, false);
    }
    this.inThisTurn += 1;
    if (this.inThisTurn === FRAMES_A_TURN && socket) deferFrames(socket, true);
    return this.inThisTurn;
  }
}

/** Whoever answers pings that were not sent, or sends its own, keeps a server at work that counts commands alone. */
export class Strays {
  private readonly since = performance.now();
  private strays = 0;

  /** `everyMs` is how often a client may be expected to send one. */
  constructor(private readonly everyMs: number) {}

  /** One more packet that says nothing. Returns whether there are too many. */
  count(): boolean {
    this.strays += 1;
    const expected = (performance.now() - this.since) / this.everyMs;
    return this.strays > expected + STRAYS_MAX;
  }
}

/** What broke the WebSocket protocol, by the error of ws, which closes the connection with the code for it. */
export function webSocketFault({ code }: NodeJS.ErrnoException): ProtocolFault | undefined {
  if (code === 'WS_ERR_UNSUPPORTED_MESSAGE_LENGTH' || code === 'WS_ERR_UNSUPPORTED_DATA_PAYLOAD_LENGTH')
    return 'packet_too_large';
  return code?.startsWith('WS_ERR_') ? 'packet_malformed' : undefined;
}

/** Have ws hand out the next frame in the next turn. */
function deferFrames(socket: WebSocket, isDeferred: boolean): void {
  (socket as WebSocket & WithReceiver)._receiver._allowSynchronousEvents = !isDeferred;
}

/** The part of ws that its types leave out. */
interface WithReceiver {
  _receiver: { _allowSynchronousEvents: boolean };
}
