import type { NewBan } from '../../src/domain/ports';
import { aClaim, aGuest } from '../support/builders';
import { KeptStore } from './kept-store';

const kept = new KeptStore();
const [mira, theo, five] = [aGuest('Mira'), aGuest('Theo'), aClaim('Five', 5)];
const moderation = () => kept.store.moderation;

describe('mutes', () => {
  test('last until their end, or until they are taken back', async () => {
    await moderation().mute(theo, 100, mira);
    await moderation().mute(five, 50, mira);
    await moderation().mute(five, 200, mira);
    await kept.reopen();
    expect(new Set(await moderation().mutes(99))).toEqual(
      new Set([
        { person: 'guest-Theo', until: 100 },
        { person: 'claim:5', until: 200 },
      ]),
    );
    expect(await moderation().mutes(100)).toEqual([{ person: 'claim:5', until: 200 }]);
    await moderation().unmute('claim:5');
    await moderation().unmute('nobody');
    expect(await moderation().mutes(100)).toEqual([]);
  });
});

describe('bans', () => {
  const aBan = (fields: Partial<NewBan> = {}): NewBan => ({
    person: theo,
    addresses: ['here', 'there', 'here'],
    by: mira,
    at: 1,
    until: 100,
    reason: 'spam',
    ...fields,
  });
  const told = ({ addresses, ...ban }: NewBan) => ban;

  test('close the door to a person and to the addresses, until their end', async () => {
    await moderation().ban(aBan());
    await kept.reopen();
    expect(await moderation().banOf('guest-Theo', undefined, 99)).toEqual(told(aBan()));
    expect(await moderation().banOf('guest-Zoe', 'there', 99)).toEqual(told(aBan()));
    expect(await moderation().banOf(undefined, 'here', 99)).toEqual(told(aBan()));
    for (const [person, address, now] of [
      ['guest-Theo', 'here', 100],
      ['guest-Zoe', 'elsewhere', 99],
      [undefined, undefined, 99],
    ] as const) {
      expect(await moderation().banOf(person, address, now)).toBeUndefined();
    }
  });

  test('for ever have no end', async () => {
    await moderation().ban(aBan({ person: five, until: null }));
    expect(await moderation().banOf('claim:5', undefined, 1e15)).toEqual(told(aBan({ person: five, until: null })));
    expect(await moderation().banOf('5', undefined, 1)).toBeUndefined();
  });

  test('replace an earlier one of the same person, with its addresses', async () => {
    await moderation().ban(aBan());
    await moderation().ban(aBan({ addresses: ['elsewhere'], until: 200, at: 2 }));
    await moderation().ban(aBan({ person: five, at: 3 }));
    expect(await moderation().bans(99)).toMatchObject([{ person: theo, until: 200 }, { person: five }]);
    expect(await moderation().bans(100)).toMatchObject([{ person: theo }]);
    expect(await moderation().banOf(undefined, 'elsewhere', 150)).toMatchObject({ person: theo });
    expect(await moderation().banOf(undefined, 'here', 50)).toMatchObject({ person: five });
  });

  test('are taken back with their addresses', async () => {
    await moderation().ban(aBan());
    expect([await moderation().unban('guest-Theo'), await moderation().unban('guest-Theo')]).toEqual([true, false]);
    expect(await moderation().banOf('guest-Theo', 'here', 50)).toBeUndefined();
    expect(await moderation().bans(50)).toEqual([]);
  });
});

describe('reports', () => {
  const aReport = (seq: number, by = mira) => ({
    roomId: 'den',
    seq,
    author: theo,
    message: `message ${seq}`,
    by,
    at: seq,
    reason: 'rude',
  });

  test('are listed oldest first, once for each who reports', async () => {
    await moderation().report(aReport(2));
    await moderation().report(aReport(1, five));
    await moderation().report({ ...aReport(2), reason: 'again' });
    await kept.reopen();
    const [first, second] = await moderation().reports(10);
    expect(first).toEqual({ ...aReport(2), reportId: expect.any(Number) });
    expect(second).toEqual({ ...aReport(1, five), reportId: expect.any(Number) });
    expect(await moderation().reports(10)).toHaveLength(2);
    expect(await moderation().reports(1)).toEqual([first]);
  });

  test('are settled once, also by two at once', async () => {
    await moderation().report(aReport(1));
    const reportId = (await moderation().reports(1))[0]?.reportId as number;
    const settled = await Promise.all([1, 2].map(() => moderation().settle(reportId, mira, 5)));
    expect(settled).toEqual([{ ...aReport(1), reportId }, undefined]);
    expect(await moderation().settle(reportId + 1, mira, 5)).toBeUndefined();
    await moderation().report(aReport(1));
    expect(await moderation().reports(10)).toEqual([]);
  });
});

test('the audit log tells everything that was done, newest first, by page', async () => {
  const full = {
    at: 1,
    by: mira,
    action: 'Ban',
    to: five,
    roomId: 'den',
    details: { reason: 'spam', minutes: 5, isForEver: false, until: null },
  };
  await moderation().audit(full);
  for (const at of [2, 3]) await moderation().audit({ at, by: mira, action: 'Unban' });
  await kept.reopen();
  const [third, second] = await moderation().auditEntries(undefined, 2);
  expect([third, second]).toEqual([3, 2].map((at) => ({ at, by: mira, action: 'Unban', auditId: expect.any(Number) })));
  const rest = await moderation().auditEntries(second?.auditId, 2);
  expect(rest).toEqual([{ ...full, auditId: expect.any(Number) }]);
  expect(await moderation().auditEntries(rest[0]?.auditId, 2)).toEqual([]);
});
