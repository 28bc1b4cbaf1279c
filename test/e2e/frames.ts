import type { Person } from './person';

/** The messages that leave these pages by a WebSocket opened from now on, as often as they do, in order. */
export function messagesFrom(...people: readonly Person[]): readonly string[] {
  const sent: string[] = [];
  for (const { page } of people) {
    page.on('websocket', (socket) =>
      socket.on('framesent', ({ payload }) => {
        const [, said] = /^42\d+(\["SendMessage".*)/.exec(String(payload)) ?? [];
        if (said !== undefined) sent.push(JSON.parse(said)[1].message);
      }),
    );
  }
  return sent;
}
