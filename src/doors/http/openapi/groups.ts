import { botCommands } from '../../../protocol/commands/bots';
import { connectionCommands } from '../../../protocol/commands/connections';
import { fileCommands } from '../../../protocol/commands/files';
import { markCommands } from '../../../protocol/commands/marks';
import { moderationCommands } from '../../../protocol/commands/moderation';
import { peopleCommands } from '../../../protocol/commands/people';
import { roomCommands } from '../../../protocol/commands/rooms';
import { talkCommands } from '../../../protocol/commands/talk';
import { webhookCommands } from '../../../protocol/commands/webhooks';
import type { CommandName } from '../../../protocol/index';

/** The commands as the documentation puts them together, in its order. */
export const groups = [
  { name: 'Messages', description: 'What is said in a room, and what happens to it.', commands: talkCommands },
  { name: 'Files', description: 'Pictures and other files, which messages bring.', commands: fileCommands },
  { name: 'Rooms', description: 'Rooms, their members and invites, and direct conversations.', commands: roomCommands },
  {
    name: 'Marks',
    description: 'Pinned messages, bookmarks of one’s own, and what one wants to be notified of.',
    commands: markCommands,
  },
  { name: 'People', description: 'Sessions, accounts and profiles.', commands: peopleCommands },
  { name: 'Programs', description: 'How other programs speak here.', commands: { ...webhookCommands, ...botCommands } },
  {
    name: 'Connections',
    description: 'Plain WebSockets, at `/ws`: opening one, and reaching those that are open.',
    commands: connectionCommands,
  },
  { name: 'Moderation', description: 'What moderators do, and what people ask of them.', commands: moderationCommands },
] as const;

export function groupOf(command: CommandName): string {
  return groups.find(({ commands }) => Object.hasOwn(commands, command))?.name ?? '';
}
