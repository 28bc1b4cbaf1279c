import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { eventually } from '../../../test/support/changing';
import { boundUnreadAnswers } from './unread-answers';

const MB = 1024 * 1024;
const answer = Buffer.alloc(30 * MB);
const answered: number[] = [];
const closed: number[] = [];
const clients: Socket[] = [];
let httpServer: Server;

beforeAll(async () => {
  httpServer = createServer((request, response) => {
    const number = Number(request.url?.slice(1));
    response.on('close', () => closed.push(number));
    response.end(number < 0 ? 'ok' : answer);
    answered.push(number);
  });
  boundUnreadAnswers(httpServer);
  httpServer.listen(0, '127.0.0.1');
  await once(httpServer, 'listening');
});

afterAll(() => {
  for (const client of clients) client.destroy();
  httpServer.close();
});

/** Somebody who asks and does not read. */
async function ask(number: number): Promise<Socket> {
  const client = connect((httpServer.address() as AddressInfo).port, '127.0.0.1');
  clients.push(client);
  client.on('error', () => {}).pause();
  client.write(`GET /${number} HTTP/1.1\r\nHost: x\r\n\r\n`);
  await eventually(`${number} is answered`, () => answered.includes(number));
  return client;
}

test('where more than 32 MB of answers wait to be read, those that wait longest are given up', async () => {
  // Each is more than the kernel takes, so that no two fit.
  for (const number of [0, 1, 2, 3]) await ask(number);
  await eventually('the first are given up', () => closed.length >= 3);
  expect(closed).toEqual([0, 1, 2]);
  const reader = clients[3] as Socket;
  let read = 0;
  reader.resume();
  reader.on('data', (chunk: Buffer) => {
    read += chunk.length;
  });
  await eventually('the last is read', () => read > answer.length);
  await ask(-1);
});
