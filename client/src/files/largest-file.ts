import type { AskSession } from '../connection/session-api';

/** Without an answer in this time a file is taken, and refused when it is sent if it must be. */
const ASKED_FOR_MS = 1_500;

let known: number | undefined;

/** How many bytes a file can have here. Undefined while the server cannot be asked. */
export async function largestFile(ask: AskSession): Promise<number | undefined> {
  if (known !== undefined) return known;
  const late = new Promise<null>((resolve) => setTimeout(resolve, ASKED_FOR_MS, null));
  const answer = await Promise.race([ask('WhoAmI', undefined), late]);
  if (answer?.ok) known = answer.largestFile;
  return known;
}
