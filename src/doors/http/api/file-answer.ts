import { pipeline } from 'node:stream/promises';
import type { Request, Response } from 'express';
import type { Files } from '../../../domain/files/files';
import type { FilePart } from '../../../domain/ports';
import type { FileInfo } from '../../../protocol/index';

/** What browsers show by themselves, and run nothing of. Everything else is there to be saved. */
export const shownTypes: readonly string[] = [
  ...['image/jpeg', 'image/png', 'image/gif', 'image/webp', 'image/avif'],
  ...['audio/mpeg', 'audio/mp4', 'audio/aac', 'audio/ogg', 'audio/wav', 'audio/webm', 'audio/flac'],
  ...['video/mp4', 'video/webm', 'video/ogg', 'video/quicktime'],
];

const THUMBNAIL_TYPE = 'image/webp';
export const SAVED_TYPE = 'application/octet-stream';

/**
 * Answer with the bytes of a file that whoever asks may see. It is looked up anew each time: browsers may keep it, but ask before
 * they show it again, so that whoever loses the room loses its files.
 */
export async function answerWithFile(
  request: Request,
  response: Response,
  { file: { fileId, name, type } }: { file: FileInfo },
  part: FilePart,
  files: Pick<Files, 'openBytes'>,
): Promise<void> {
  const file = await files.openBytes(fileId, part);
  const isShown = part === 'thumbnail' || shownTypes.includes(type);
  response.set({
    'Content-Type': part === 'thumbnail' ? THUMBNAIL_TYPE : isShown ? type : SAVED_TYPE,
    'Content-Disposition': dispositionOf(name, isShown),
    'Cache-Control': 'private, no-cache',
    'Content-Security-Policy': "default-src 'none'; sandbox",
    'Cross-Origin-Resource-Policy': 'same-origin',
    'X-Content-Type-Options': 'nosniff',
    'Accept-Ranges': 'bytes',
    ETag: `"${fileId}${part === 'whole' ? '' : `-${part}`}"`,
  });
  const range = rangeOf(request, response, file.size);
  if (request.fresh) response.status(304);
  else if (range === 'none') response.status(416).set('Content-Range', `bytes */${file.size}`);
  else if (range) {
    response.status(206).set('Content-Range', `bytes ${range.start}-${range.end}/${file.size}`);
    response.set('Content-Length', String(range.end - range.start + 1));
  } else response.set('Content-Length', String(file.size));

  if (request.method === 'HEAD' || response.statusCode === 304 || range === 'none') {
    await file.close();
    return void response.end();
  }
  // Whoever goes away before its end is nobody to tell.
  await pipeline(file.read(range), response).catch(() => {});
}

/** The one stretch that is asked for; undefined for the whole, which is the answer to several too. */
function rangeOf(
  request: Request,
  response: Response,
  size: number,
): { start: number; end: number } | 'none' | undefined {
  const condition = request.get('if-range');
  if (condition !== undefined && condition !== response.get('ETag')) return undefined;
  const ranges = request.range(size);
  if (ranges === -1) return 'none';
  if (ranges === undefined || ranges === -2 || ranges.type !== 'bytes' || ranges.length !== 1) return undefined;
  return ranges[0];
}

/** RFC 6266: a name that every program can read, and the name as it is. */
function dispositionOf(name: string, isShown: boolean): string {
  const plain = name.replace(/[^\x20-\x7e]|["\\%]/g, '_');
  const exact = encodeURIComponent(name).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `${isShown ? 'inline' : 'attachment'}; filename="${plain}"; filename*=UTF-8''${exact}`;
}
