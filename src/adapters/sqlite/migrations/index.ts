import type { Migration } from 'kysely';
import { roomsAndMessages } from './0001-rooms-and-messages';
import { peopleAndRooms } from './0002-people-and-rooms';
import { runs } from './0003-runs';
import { numbers } from './0004-numbers';
import { webhooks } from './0005-webhooks';
import { guestNames } from './0006-guest-names';
import { bots } from './0007-bots';
import { outgoingWebhooks } from './0008-outgoing-webhooks';
import { files } from './0009-files';
import { marks } from './0010-marks';
import { filesByKind } from './0011-files-by-kind';

/** Every migration by name, in the order in which they run. Once released, one is never changed. */
export const migrations: Record<string, Migration> = {
  '0001-rooms-and-messages': roomsAndMessages,
  '0002-people-and-rooms': peopleAndRooms,
  '0003-runs': runs,
  '0004-numbers': numbers,
  '0005-webhooks': webhooks,
  '0006-guest-names': guestNames,
  '0007-bots': bots,
  '0008-outgoing-webhooks': outgoingWebhooks,
  '0009-files': files,
  '0010-marks': marks,
  '0011-files-by-kind': filesByKind,
};
