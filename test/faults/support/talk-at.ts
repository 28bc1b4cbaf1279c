import { onCleanUp } from '../../support/clean-up';
import { LocalCrowd } from '../clients/crowd';

/** A few people of every kind who talk at a server until the test ends. */
export async function talkAt(url: string, seed: number): Promise<LocalCrowd> {
  const people = { participants: 4, watchers: 1, readers: 1 };
  const crowd = await LocalCrowd.gather({ url, apiUrl: url, seed, prefix: 'Ada', ...people });
  onCleanUp(() => crowd.leave());
  await crowd.talk();
  return crowd;
}
