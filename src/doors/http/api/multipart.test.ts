import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ask } from '../../../../test/support/http-client';
import { askWithFile, BOUNDARY, formOf } from '../../../../test/support/upload';
import { MultipartFile } from './multipart';

/** Answers how many bytes of a file came, or why none did. */
const server = createServer(async (request, response) => {
  try {
    const { name, bytes } = await new MultipartFile(request, 1_000).open();
    let size = 0;
    for await (const chunk of bytes) size += chunk.length;
    response.end(`${name} ${size}`);
  } catch (error) {
    response.end(String((error as { code?: string }).code));
  }
});
const port = () => (server.address() as AddressInfo).port;

beforeAll(() => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve)));
afterAll(() => server.close());

test.each([0, 10, 32 * 1024, 200_000, 3_000_000])(
  'a file of %d bytes that comes in one go is taken whole',
  async (size) => {
    const { body } = await askWithFile({ port: port() }, '/', { name: 'a.txt', bytes: Buffer.alloc(size, 'a') });
    expect(body).toBe(`a.txt ${size}`);
  },
);

test('what is no file is not read on and on', async () => {
  const form = formOf({ head: 'Content-Disposition: form-data; name="file"', bytes: Buffer.alloc(200_000, 'a') });
  const headers = { 'content-type': `multipart/form-data; boundary=${BOUNDARY}` };
  expect((await ask({ port: port() }, '/', { method: 'POST', headers, body: form })).body).toBe('upload_malformed');
});
