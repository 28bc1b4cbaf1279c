import * as z from 'zod';
import { ATTACHMENTS_MAX, VOICE_MAX_MS, WAVEFORM_MAX } from './limits';

/** What a file is to who shows it. `picture`, `sound` and `video` are those that browsers show by themselves. */
export const fileKinds = ['picture', 'sound', 'video', 'other'] as const;

export type FileKind = (typeof fileKinds)[number];

const pixels = z.int().positive();

/** The files of a room, as they are listed: what is seen and heard, and all else. */
export const filesOf = ['media', 'others'] as const;

export type FilesOf = (typeof filesOf)[number];

/** A file that somebody uploaded. What has no value is left out. */
export const fileSchema = z.strictObject({
  fileId: z.uuid(),
  name: z.string().describe('As its sender called it, without what could harm who saves it.'),
  size: z.int().min(0).describe('In bytes.'),
  type: z.string().describe('Its media type, found by looking into it.'),
  kind: z.enum(fileKinds),
  width: pixels.optional().describe('Of a picture, as it is seen upright.'),
  height: pixels.optional(),
  thumbnail: z.literal(true).optional().describe('There is a smaller one of it, at `/api/files/{fileId}/thumbnail`.'),
});

export type FileInfo = z.infer<typeof fileSchema>;

/** What its sender says of a voice note, so that it can be shown before it is loaded. */
export const voiceSchema = z.strictObject({
  durationMs: z.int().min(1).max(VOICE_MAX_MS),
  waveform: z
    .array(z.int().min(0).max(31))
    .min(1)
    .max(WAVEFORM_MAX)
    .describe('How loud it is, from its begin to its end.'),
});

export type Voice = z.infer<typeof voiceSchema>;

/** A file of a message. */
export const attachmentSchema = fileSchema.extend({ voice: voiceSchema.optional() });

export type Attachment = z.infer<typeof attachmentSchema>;

/** The files that a message is to have, by who uploaded them. */
export const attachedSchema = z
  .array(z.strictObject({ fileId: z.uuid(), voice: voiceSchema.optional() }))
  .min(1)
  .max(ATTACHMENTS_MAX)
  .refine((files) => new Set(files.map(({ fileId }) => fileId.toLowerCase())).size === files.length, 'Each file once.');

export type Attached = z.infer<typeof attachedSchema>[number];
