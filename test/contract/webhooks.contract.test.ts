import type { Webhook } from '../../src/domain/ports';
import { GENERAL } from '../../src/protocol/index';
import { aClaim, aGuest } from '../support/builders';
import { KeptStore } from './kept-store';

const kept = new KeptStore();
const webhooks = () => kept.store.webhooks;

function aWebhook(webhookId: string, fields: Partial<Webhook> = {}): Webhook {
  return { webhookId, roomId: GENERAL, name: 'Builds', createdBy: aGuest('Mira'), createdAt: 1, ...fields };
}

test('a webhook is found by its hash alone, as it was added, after a restart too', async () => {
  const webhook = aWebhook('a', { createdBy: aClaim('Theo', 5), createdAt: 1_795_316_235_725, name: 'Grüße 👋' });
  await webhooks().add(webhook, 'hash of a');
  await kept.reopen();
  expect(await webhooks().find('hash of a')).toEqual(webhook);
  for (const hash of ['a', 'hash of b', 'HASH OF A', '', '%']) expect(await webhooks().find(hash)).toBeUndefined();
});

test('each room has its own, the oldest first', async () => {
  await kept.makeRoom('den');
  await webhooks().add(aWebhook('b', { createdAt: 2 }), 'hash of b');
  await webhooks().add(aWebhook('a', { createdAt: 3 }), 'hash of a');
  await webhooks().add(aWebhook('c', { createdAt: 1, roomId: 'den' }), 'hash of c');
  expect((await webhooks().of(GENERAL)).map(({ webhookId }) => webhookId)).toEqual(['b', 'a']);
  expect([await webhooks().count(GENERAL), await webhooks().count('den')]).toEqual([2, 1]);
  expect(await webhooks().find('hash of c')).toMatchObject({ roomId: 'den' });
});

test('one that is revoked is not found any more, and only its own room revokes it', async () => {
  await kept.makeRoom('den');
  await webhooks().add(aWebhook('a'), 'hash of a');
  expect(await webhooks().revoke('den', 'a')).toBe(false);
  expect(await webhooks().find('hash of a')).toBeDefined();
  expect([await webhooks().revoke(GENERAL, 'a'), await webhooks().revoke(GENERAL, 'a')]).toEqual([true, false]);
  await kept.reopen();
  expect(await webhooks().find('hash of a')).toBeUndefined();
  expect(await webhooks().of(GENERAL)).toEqual([]);
});

test('there is none of a room that there is not', async () => {
  const refused = { code: 'room_not_found' };
  await expect(webhooks().add(aWebhook('a', { roomId: 'nowhere' }), 'hash of a')).rejects.toMatchObject(refused);
  await expect(webhooks().of('nowhere')).rejects.toMatchObject(refused);
  await expect(webhooks().count('nowhere')).rejects.toMatchObject(refused);
  await expect(webhooks().revoke('nowhere', 'a')).rejects.toMatchObject(refused);
});
