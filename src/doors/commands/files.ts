import type { Permit } from '../../domain/authority/authority';
import type { Files } from '../../domain/files/files';
import type { StoredFile } from '../../domain/ports';
import type { fileCommands } from '../../protocol/commands/files';
import { type FileInfo, Refusal } from '../../protocol/index';
import { messageOnWire } from './message-on-wire';
import type { SessionCaller } from './people';
import { actorOf, roomOf } from './permitted';
import type { Runs } from './runs';

/** How files come, and are found. Their bytes go by HTTP alone. */
export function fileRuns(files: Files): Runs<keyof typeof fileCommands, SessionCaller> {
  return {
    async UploadFile({ incoming }, _input, permit) {
      if (!incoming) throw new Refusal('upload_malformed');
      return { file: await files.upload(actorOf(permit), roomOf(permit).room.roomId, incoming) };
    },

    LoadFile: (_caller, _input, permit) => ({ file: infoOf(fileOf(permit)) }),

    LoadThumbnail: (_caller, _input, permit) => ({ file: infoOf(fileOf(permit)) }),

    async ListFiles(_caller, { kind, before, limit }, permit) {
      const { found, ...rest } = await files.list(roomOf(permit).room.roomId, kind, before, limit);
      return { found: found.map(({ file, message }) => ({ file, message: messageOnWire(message) })), ...rest };
    },

    async DropFile(_caller, { fileId }, permit) {
      await files.drop(actorOf(permit), fileId);
      return {};
    },
  };
}

/** The file that was looked up. Throws where the policy asked for none: that is a fault of ours. */
function fileOf({ file }: Permit): StoredFile {
  if (!file) throw new Error('the policy permits this without a file');
  return file;
}

/** Without who uploaded it, when and where to. */
function infoOf({ roomId, by, createdAt, seq, ...file }: StoredFile): FileInfo {
  return file;
}
