import type { Line, LineEvents } from './line';

/** The packets of Engine.IO 4 and, inside its messages, of Socket.IO 5 that this page meets. */
const OPEN = '0';
const PING = '2';
const PONG = '3';
const CONNECT = '40';
const DISCONNECT = '41';
const EVENT = '42';
const ANSWER = '43';
const REFUSAL = '44';

const OPENS_WITHIN_MS = 20_000;

type MakeSocket = (url: string) => Pick<WebSocket, 'send' | 'close' | 'onmessage' | 'onclose'>;

/**
 * Socket.IO over a WebSocket, and no more of it than the page uses: one namespace, JSON, acknowledgements. The whole
 * client would be a tenth of all that the page loads first; it comes where WebSockets do not pass (polling-line.ts).
 */
export function openWebSocketLine(
  url: string,
  events: LineEvents,
  make: MakeSocket = (address) => new WebSocket(address),
): Line {
  const socket = make(`${url}?EIO=4&transport=websocket`);
  const answers = new Map<number, (reply: unknown) => void>();
  let lastAsked = 0;
  let isOver = false;
  let silence = OPENS_WITHIN_MS;
  let timer = setTimeout(end, silence);

  /** The server pings; where it no longer does, the line is dead though nothing said so. */
  function alive() {
    clearTimeout(timer);
    if (!isOver) timer = setTimeout(end, silence);
  }
  function end(refusal: Parameters<LineEvents['closed']>[0] = null) {
    if (isOver) return;
    isOver = true;
    clearTimeout(timer);
    answers.clear();
    socket.close();
    events.closed(refusal);
  }
  function hear(packet: string) {
    const type = packet.startsWith('4') ? packet.slice(0, 2) : packet.slice(0, 1);
    switch (type) {
      case OPEN: {
        const { pingInterval, pingTimeout } = JSON.parse(packet.slice(1));
        silence = pingInterval + pingTimeout;
        alive();
        return socket.send(`${CONNECT}${JSON.stringify({ feed: 'delta' })}`);
      }
      case PING:
        alive();
        return socket.send(PONG);
      case CONNECT:
        return events.opened();
      case EVENT: {
        const [name, payload] = JSON.parse(packet.slice(2));
        return events.heard(name, payload);
      }
      case ANSWER: {
        const begins = packet.indexOf('[');
        const id = Number(packet.slice(2, begins));
        const answer = answers.get(id);
        answers.delete(id);
        return answer?.(JSON.parse(packet.slice(begins))[0]);
      }
      case REFUSAL: {
        const { message, data } = JSON.parse(packet.slice(2));
        return end({ message, ...data });
      }
      case DISCONNECT:
        return end();
    }
  }
  socket.onmessage = ({ data }) => {
    if (!isOver && typeof data === 'string') hear(data);
  };
  socket.onclose = () => end();

  return {
    send(command, payload, answer) {
      if (isOver) return;
      lastAsked += 1;
      answers.set(lastAsked, answer);
      const said = payload === undefined ? [command] : [command, payload];
      socket.send(`${EVENT}${lastAsked}${JSON.stringify(said)}`);
    },
    close: () => end(),
  };
}
