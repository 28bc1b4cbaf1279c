import { v4 as newId } from 'uuid';
import { blobs } from '../../files/blobs';
import type { PickedFile } from '../../state/picked';
import type { Recorded } from './recording';
import { barsOf } from './waveform';

/** What was recorded, as a file for a message of the room. */
export function voiceFile(roomId: string, { blob, durationMs, levels }: Recorded): PickedFile {
  const key = newId();
  const [type = ''] = blob.type.split(';');
  const ending = type.slice(type.indexOf('/') + 1).replace('mp4', 'm4a');
  blobs.hold(key, blob);
  const voice = { durationMs, waveform: barsOf(levels) };
  return { key, roomId, name: `Voice note ${stamp(new Date())}.${ending}`, size: blob.size, type, voice };
}

/** As files are named everywhere: it sorts, and no system refuses it. */
function stamp(date: Date): string {
  const two = (number: number) => String(number).padStart(2, '0');
  const day = [date.getFullYear(), two(date.getMonth() + 1), two(date.getDate())].join('-');
  return `${day} ${two(date.getHours())}.${two(date.getMinutes())}.${two(date.getSeconds())}`;
}
