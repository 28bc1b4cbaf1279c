import { type Answer, ask } from './http-client';

/** A file as somebody sends it. */
export interface Sent {
  name: string;
  bytes: string | Buffer;
  type?: string;
}

export const BOUNDARY = '----snug-test';

/** The body of a form with these parts, as a browser writes it: the border stands before each, and at the end. */
export function formOf(...parts: { head: string; bytes: string | Buffer }[]): Buffer {
  const written = parts.flatMap(({ head, bytes }) => [`--${BOUNDARY}\r\n${head}\r\n\r\n`, bytes, '\r\n']);
  return Buffer.concat([...written, `--${BOUNDARY}--\r\n`].map((one) => Buffer.from(one)));
}

/** What stands before the bytes of a file. */
export function headOf({ name, type = 'application/octet-stream' }: Omit<Sent, 'bytes'>, field = 'file'): string {
  return `Content-Disposition: form-data; name="${field}"; filename="${name}"\r\nContent-Type: ${type}`;
}

/** The payload of `UploadFile` for whoever asks by HTTP, where the file stands beside it in a form. */
export function uploadTo(roomId: string, file?: Sent): { roomId: string } {
  return { roomId, ...(file ? { file } : {}) };
}

/** Send a form with one file in it. */
export function askWithFile(
  server: { port: number },
  path: string,
  file: Sent,
  headers: Record<string, string> = {},
): Promise<Answer> {
  return ask(server, path, {
    method: 'POST',
    headers: { ...headers, 'content-type': `multipart/form-data; boundary=${BOUNDARY}` },
    body: formOf({ head: headOf(file), bytes: file.bytes }),
  });
}
