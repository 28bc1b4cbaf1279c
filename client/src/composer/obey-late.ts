import type { Page } from '../page';
import type { Outcome } from './commands/obey';

export type Refused = Extract<Outcome, { problem: string }>;

/** Whether a text may be a command: quick, and never wrong in saying no. */
export function mayCommand(text: string): boolean {
  return /^\/\/?[a-z]+(\s|$)/i.test(text);
}

/** Does what a command asks for. What that takes comes with the first one; null if it cannot come. */
export function obeyLate(page: Page, text: string): Promise<Outcome | null> {
  return import('./commands/obey').then(
    ({ obey }) => obey(page, text),
    () => {
      page.actions.say('This did not load. Try again when the connection is back.');
      return null;
    },
  );
}
