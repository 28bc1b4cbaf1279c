import type { CommandOutput } from '@protocol/commands';

export type AuditEntry = CommandOutput<'ListAudit'>['entries'][number];

/** What someone did, in a sentence that begins after their name: "muted Jo for 1 hour". */
export function auditSentence({ action, to, details = {} }: AuditEntry, roomName: string): string {
  const whom = to?.username ?? 'someone';
  const room = roomName === '' ? 'a room' : roomName;
  switch (action) {
    case 'Mute':
      return `muted ${whom} for ${duration(details.minutes)}`;
    case 'Unmute':
      return `let ${whom} speak again`;
    case 'Ban': {
      const removed = details.messages === 'remove' ? ' and removed their messages' : '';
      return typeof details.minutes === 'number'
        ? `banned ${whom} for ${duration(details.minutes)}${removed}`
        : `banned ${whom} for ever${removed}`;
    }
    case 'Unban':
      return `lifted the ban of ${whom}`;
    case 'DeleteMessage':
      return `deleted a message of ${whom} in ${room}`;
    case 'PinMessage':
      return `pinned a message of ${whom} in ${room}`;
    case 'UnpinMessage':
      return `unpinned a message of ${whom} in ${room}`;
    case 'SettleReport':
      return details.message === 'remove'
        ? `settled a report and removed a message of ${whom} in ${room}`
        : `settled a report about a message of ${whom} in ${room}`;
    case 'ClearChat':
      return `cleared ${room}`;
    case 'UndoClear':
      return `brought back what was cleared in ${room}`;
    case 'ChangeRoom':
      return `changed the settings of ${room}${roomFacts(details)}`;
    case 'AddMember':
      return `added ${whom} to ${room}`;
    case 'RemoveMember':
      return `removed ${whom} from ${room}`;
    case 'ChangeRole':
      return `made ${whom} ${details.role === 'owner' ? 'an' : 'a'} ${details.role}`;
    case 'MakePasswordReset':
      return `made a link to a new password for ${whom}`;
    case 'RemovePerson':
      return `removed the account of ${whom}${details.messages === 'remove' ? ' and their messages' : ''}`;
    case 'RemoveEveryone':
      return `removed everyone: ${details.removed} accounts`;
    case 'CreateWebhook':
      return `made a webhook in ${room}`;
    case 'RevokeWebhook':
      return `revoked a webhook in ${room}`;
    case 'CreateOutgoingWebhook':
      return `had another address told what is said in ${room}`;
    case 'RemoveOutgoingWebhook':
      return `had an address told no more of what is said in ${room}`;
    case 'DisableOutgoingWebhook':
      return `was disabled: its address took nothing of what is said in ${room}`;
    case 'CreateBot':
      return `made the bot ${whom}: ${details.rights}`;
    case 'RenewBotToken':
      return `gave the bot ${whom} another token`;
    case 'RevokeBotToken':
      return `revoked the token of the bot ${whom}`;
    case 'SendToConnection':
      return `said something to a connection${to ? ` of ${whom}` : ''}`;
    case 'CloseConnection':
      return `closed a connection${to ? ` of ${whom}` : ''}`;
    default:
      return `${inWords(action)}${to ? `: ${whom}` : ''}`;
  }
}

/** A time as one says it: the largest unit that it is whole in. */
export function duration(minutes: unknown): string {
  const number = Number(minutes);
  if (number % 1_440 === 0) return count(number / 1_440, 'day');
  if (number % 60 === 0) return count(number / 60, 'hour');
  return count(number, 'minute');
}

function count(number: number, unit: string): string {
  return `${number} ${unit}${number === 1 ? '' : 's'}`;
}

const facts: Record<string, string> = {
  name: 'name',
  topic: 'topic',
  speakers: 'who may speak',
  clearers: 'who may clear',
  slowModeSeconds: 'slow mode',
  archived: 'archive',
};

function roomFacts(details: NonNullable<AuditEntry['details']>): string {
  const changed = Object.keys(details).map((key) => facts[key] ?? key);
  return changed.length === 0 ? '' : `: ${changed.join(', ')}`;
}

/** `DoSomeThing` of a later version reads "do some thing". */
function inWords(action: string): string {
  return action.replace(/(?<!^)([A-Z])/g, ' $1').toLowerCase();
}
