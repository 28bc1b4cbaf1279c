import sharp from 'sharp';
import type { Person } from './person';

export interface Upload {
  name: string;
  mimeType: string;
  buffer: Buffer;
  voice?: { durationMs: number; waveform: number[] };
}

interface Shared {
  fileIds: string[];
  seq: number;
}

interface Answer {
  file: { fileId: string };
}

/** Uploads files by HTTP, as whoever the page is, and sends them to General in one message. Resolves with where they are. */
export async function share({ page }: Person, message: string, uploads: readonly Upload[]): Promise<Shared> {
  // As from the page: with its cookie, nothing is taken from elsewhere.
  const headers = { Origin: new URL(page.url()).origin };
  const attachments = [];
  for (const { voice, ...file } of uploads) {
    const answer = await page.request.post('/api/rooms/general/files', { headers, multipart: { file } });
    if (answer.status() !== 201) throw new Error(`not uploaded: ${await answer.text()}`);
    const { fileId } = ((await answer.json()) as Answer).file;
    attachments.push(voice ? { fileId, voice } : { fileId });
  }
  const data = { clientId: crypto.randomUUID(), message, attachments };
  const sent = await page.request.post('/api/rooms/general/messages', { headers, data });
  if (!sent.ok()) throw new Error(`not sent: ${await sent.text()}`);
  const { seq } = (await sent.json()) as { seq: number };
  return { fileIds: attachments.map(({ fileId }) => fileId), seq };
}

/** A photograph as far as anybody can tell: large, and of many colours. */
export async function picture(name: string, width: number, height: number, hue = 30): Promise<Upload> {
  const drawn = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">
    <linearGradient id="a" x2="1" y2="1"><stop stop-color="hsl(${hue} 60% 75%)"/><stop offset="1" stop-color="hsl(${hue + 50} 60% 30%)"/></linearGradient>
    <rect width="100%" height="100%" fill="url(#a)"/><circle cx="50%" cy="50%" r="20%" fill="none" stroke="#fff" stroke-width="6"/></svg>`;
  const buffer = await sharp(Buffer.from(drawn)).jpeg().toBuffer();
  return { name, mimeType: 'image/jpeg', buffer };
}

const RATE = 8_000;

/** A tone of so many seconds. */
export function tone(name: string, seconds: number): Upload {
  const length = RATE * seconds;
  const buffer = Buffer.alloc(44 + length);
  buffer.write('RIFF', 0);
  buffer.writeUInt32LE(36 + length, 4);
  buffer.write('WAVEfmt ', 8);
  buffer.writeUInt32LE(16, 16);
  buffer.writeUInt16LE(1, 20);
  buffer.writeUInt16LE(1, 22);
  buffer.writeUInt32LE(RATE, 24);
  buffer.writeUInt32LE(RATE, 28);
  buffer.writeUInt16LE(1, 32);
  buffer.writeUInt16LE(8, 34);
  buffer.write('data', 36);
  buffer.writeUInt32LE(length, 40);
  for (let index = 0; index < length; index += 1) buffer[44 + index] = 128 + Math.round(60 * Math.sin(index / 4));
  return { name, mimeType: 'audio/wav', buffer };
}

export function text(name: string, content: string, mimeType = 'text/plain'): Upload {
  return { name, mimeType, buffer: Buffer.from(content) };
}
