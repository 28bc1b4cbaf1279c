import type { Page } from '../../page';
import { commands } from './commands';
import { readCommand, withoutEscape } from './read-command';

/** Why it was not done. What is no command at all can be sent as it is. */
export interface Refused {
  problem: string;
  isUnknown: boolean;
}

/** What is to be sent is a text like any other. */
type Outcome = { send: string } | 'done' | Refused;

/** Does what a text that begins with a slash asks for. */
export async function obey(page: Page, text: string): Promise<Outcome> {
  const asked = readCommand(text);
  if (!asked) return { send: withoutEscape(text) ?? text };
  const command = commands.find(({ name }) => name === asked.name);
  if (!command) {
    return {
      problem: `There is no command /${asked.name}. To send it as text, begin with // or a space.`,
      isUnknown: true,
    };
  }
  const { room, you } = page.store.getState();
  if (!room || !you) return { problem: 'Wait until the room is there.', isUnknown: false };
  const problem = command.refuses({ room: room.room, you });
  if (problem !== null) return { problem, isUnknown: false };
  if (!command.run)
    return asked.rest === '' ? { problem: `Write ${command.takes} after /me.`, isUnknown: false } : { send: text };
  const asking = { page, room: room.room, you, here: room.people, rest: asked.rest };
  const failure = await command.run(asking);
  return failure === null ? 'done' : { problem: failure, isUnknown: false };
}
