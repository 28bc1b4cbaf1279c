import type { OutgoingWebhook } from '../../src/domain/ports';
import { GENERAL } from '../../src/protocol/index';
import { aGuest } from '../support/builders';
import { KeptStore } from './kept-store';

const kept = new KeptStore();
const outgoing = () => kept.store.outgoing;

function aWebhook(webhookId: string, fields: Partial<OutgoingWebhook> = {}): OutgoingWebhook {
  return {
    webhookId,
    roomId: GENERAL,
    url: 'https://builds.example.org/?a=1',
    createdBy: aGuest('Mira'),
    createdAt: 1,
    sentSeq: 7,
    failingSince: null,
    disabledAt: null,
    ...fields,
  };
}

test('an address is kept as it was added, after a restart too', async () => {
  const one = aWebhook('a', { failingSince: 5, sentSeq: 2 ** 40 });
  await outgoing().add(one);
  await kept.reopen();
  expect(await outgoing().of(GENERAL)).toEqual([one]);
});

test('each room has its own, the oldest first', async () => {
  await kept.makeRoom('den');
  await outgoing().add(aWebhook('b', { createdAt: 2 }));
  await outgoing().add(aWebhook('a', { createdAt: 3 }));
  await outgoing().add(aWebhook('c', { roomId: 'den' }));
  expect((await outgoing().of(GENERAL)).map(({ webhookId }) => webhookId)).toEqual(['b', 'a']);
  expect([await outgoing().count(GENERAL), await outgoing().count('den')]).toEqual([2, 1]);
});

test('how far it was sent the room, and how it fares, outlives a restart; what was given up is enabled no more', async () => {
  await outgoing().add(aWebhook('a'));
  await outgoing().add(aWebhook('b'));
  const [failing, disabled] = [
    { sentSeq: 9, failingSince: 3, disabledAt: null },
    { sentSeq: 8, failingSince: 3, disabledAt: 4 },
  ];
  await outgoing().change('a', failing);
  await outgoing().change('b', disabled);
  await kept.reopen();
  expect(await outgoing().of(GENERAL)).toEqual([aWebhook('a', failing), aWebhook('b', disabled)]);
  expect(await outgoing().enabled()).toEqual([aWebhook('a', failing)]);
  await outgoing().change('a', { sentSeq: 10, failingSince: null, disabledAt: null });
  expect(await outgoing().enabled()).toEqual([aWebhook('a', { sentSeq: 10 })]);
});

test('only its own room removes it, and a change of what is gone brings nothing back', async () => {
  await kept.makeRoom('den');
  await outgoing().add(aWebhook('a'));
  expect(await outgoing().remove('den', 'a')).toBe(false);
  expect([await outgoing().remove(GENERAL, 'a'), await outgoing().remove(GENERAL, 'a')]).toEqual([true, false]);
  await outgoing().change('a', { sentSeq: 10, failingSince: null, disabledAt: null });
  expect([await outgoing().of(GENERAL), await outgoing().enabled()]).toEqual([[], []]);
});

test('there is none of a room that there is not', async () => {
  const refused = { code: 'room_not_found' };
  await expect(outgoing().add(aWebhook('a', { roomId: 'nowhere' }))).rejects.toMatchObject(refused);
  await expect(outgoing().of('nowhere')).rejects.toMatchObject(refused);
  await expect(outgoing().remove('nowhere', 'a')).rejects.toMatchObject(refused);
});
