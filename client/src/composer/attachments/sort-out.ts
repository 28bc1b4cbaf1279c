import { ATTACHMENTS_MAX } from '@protocol/limits';
import { sizeText } from '../../media/size-text';

/** What may wait in the page and in the outbox in all, so that the disk of a phone has an end too. */
const MOST_WAITING_BYTES = 200_000_000;

interface Measured {
  name: string;
  size: number;
}

export interface Room {
  /** How many the next message has already. */
  picked: number;
  /** The bytes of all that was picked and waits. */
  waiting: number;
  /** Of one file, where it is known. */
  largest: number | undefined;
}

/** Which of the files can go with the next message, and in words why the others cannot. */
export function sortOut<F extends Measured>(files: readonly F[], { picked, waiting, largest }: Room) {
  const taken: F[] = [];
  const tooLarge: F[] = [];
  let [tooMany, noRoom] = [0, 0];
  let bytes = waiting;
  for (const file of files) {
    if (largest !== undefined && file.size > largest) tooLarge.push(file);
    else if (picked + taken.length >= ATTACHMENTS_MAX) tooMany += 1;
    else if (bytes + file.size > MOST_WAITING_BYTES) noRoom += 1;
    else {
      taken.push(file);
      bytes += file.size;
    }
  }
  const names = tooLarge.map(({ name }) => name).join(', ');
  const problems = [
    tooLarge.length > 0 && `Too large: ${names}. A file can have ${sizeText(largest ?? 0)} at most.`,
    tooMany > 0 && `A message can have ${ATTACHMENTS_MAX} files. ${left(tooMany)}`,
    noRoom > 0 && `${sizeText(MOST_WAITING_BYTES)} of files can wait to be sent. ${left(noRoom)}`,
  ];
  return { taken, problem: problems.filter(Boolean).join(' ') };
}

function left(count: number): string {
  return count === 1 ? 'One was left out.' : `${count} were left out.`;
}
