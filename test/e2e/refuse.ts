import type { Page } from '@playwright/test';

/** Answers the first message that holds `text` in the server's stead, as if it refused it. */
export async function refuse(page: Page, text: string, code: string): Promise<void> {
  let isFirst = true;
  await page.routeWebSocket(/socket\.io/, (socket) => {
    const server = socket.connectToServer();
    socket.onMessage((frame) => {
      const [, id] = /^42(\d+)\["SendMessage"/.exec(String(frame)) ?? [];
      if (id === undefined || !isFirst || !String(frame).includes(text)) return server.send(frame);
      isFirst = false;
      const error = { code, message: 'No, said the test.' };
      socket.send(`43${id}${JSON.stringify([{ ok: false, error }])}`);
    });
  });
}
