import * as z from 'zod';
import { attachmentSchema, fileSchema, filesOf } from '../files';
import { messageSchema } from '../rooms';
import { type CommandShape, cursor, done, limit, roomId } from './command';

const fileId = z.uuid().describe('The file.');
const file = z.strictObject({ file: fileSchema });

/** Files: to send some, upload each and name them in `SendMessage`. */
export const fileCommands = {
  UploadFile: {
    summary: 'Upload a file to a room, so that a message can have it. What no message has within a day is removed.',
    details:
      'It comes as `multipart/form-data`, in one part of the name `file`: `curl -F file=@holiday.jpg`. Its type is found by ' +
      'looking into it, and where a picture was taken is removed from it.',
    input: z.strictObject({ roomId }),
    output: file,
    http: { method: 'POST', path: '/rooms/{roomId}/files', status: 201, takesFile: true },
    onlyByHttp: true,
  },
  LoadFile: {
    summary: 'The bytes of a file: of one that a message has that you may see, or of an upload of your own.',
    details:
      'Ranges and `If-None-Match` are understood. Pictures, sound and video that browsers show by themselves bear their ' +
      'type; everything else is `application/octet-stream`, to be saved.',
    input: z.strictObject({ fileId }),
    output: file,
    http: { method: 'GET', path: '/files/{fileId}', answersFile: 'whole' },
    onlyByHttp: true,
  },
  LoadThumbnail: {
    summary: 'The smaller one of a picture that has one: a WebP, 720 pixels on its longer side.',
    input: z.strictObject({ fileId }),
    output: file,
    http: { method: 'GET', path: '/files/{fileId}/thumbnail', answersFile: 'thumbnail' },
    onlyByHttp: true,
  },
  ListFiles: {
    summary: 'The files of a room that messages have, those of the newest message first.',
    details: '`media` are pictures, sound and video; `others` is all else.',
    input: z.strictObject({ roomId, kind: z.enum(filesOf), before: cursor.optional(), limit }),
    output: z.strictObject({
      found: z.array(z.strictObject({ file: attachmentSchema, message: messageSchema })),
      next: z.string().optional().describe('Where the next page begins, unless this is the last.'),
    }),
    http: { method: 'GET', path: '/rooms/{roomId}/files' },
  },
  DropFile: {
    summary: 'Remove an upload of your own that no message has.',
    input: z.strictObject({ fileId }),
    output: done,
    http: { method: 'DELETE', path: '/files/{fileId}' },
  },
} as const satisfies Record<string, CommandShape>;
