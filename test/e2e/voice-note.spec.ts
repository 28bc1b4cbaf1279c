import { attached } from './attaching';
import { expectNothingWrong } from './nothing-wrong';
import { expect, test } from './room';

const fake = '--use-fake-device-for-media-stream';
const permissions = ['microphone'];

test.use({
  launchOptions: async ({ launchOptions }, use) =>
    use({ ...launchOptions, args: [...(launchOptions.args ?? []), fake] }),
});

interface Told {
  messages: { message: string; attachments?: { voice?: { durationMs: number; waveform: number[] }; size: number }[] }[];
}

test('a voice note is recorded, listened to and sent', async ({ room }) => {
  const jo = await room.open('Jo');
  const mira = await room.open('Mira', { permissions });
  const button = (name: string) => mira.page.getByRole('button', { name, exact: true });
  await button('Record a voice note').click();
  await expect(button('Stop')).toBeFocused();
  await expect(mira.page.getByRole('timer')).toHaveText('0:01');
  await expectNothingWrong(mira.page);
  await button('Stop').click();
  await expect(button('Send the voice note')).toBeFocused();
  await expectNothingWrong(mira.page);
  await button('Play').click();
  await expect(button('Pause')).toBeVisible();
  await button('Send the voice note').click();
  await expect(jo.list.getByRole('group', { name: /^Voice note/ })).toBeVisible();
  await expect(mira.page.getByRole('region', { name: 'Voice note' })).toBeHidden();
  await expect(button('Record a voice note')).toBeFocused();
  const { messages } = await jo.ask<Told>('GET', '/rooms/general/messages');
  const note = messages.at(-1)?.attachments?.[0];
  expect(note?.size).toBeGreaterThan(1_000);
  expect(note?.voice?.durationMs).toBeGreaterThan(500);
  expect(note?.voice?.waveform.length).toBeGreaterThan(5);
  // The fake microphone beeps.
  expect(Math.max(...(note?.voice?.waveform ?? []))).toBe(31);
});

test('a voice note can be given up, and whoever goes elsewhere meanwhile finds it again', async ({ room }) => {
  const mira = await room.member('Mira', { permissions });
  await mira.ask('POST', '/rooms', { name: 'Climbing', kind: 'public' });
  const button = (name: string) => mira.page.getByRole('button', { name, exact: true });
  await button('Record a voice note').click();
  await expect(button('Stop')).toBeVisible();
  await button('Discard the voice note').click();
  await expect(button('Record a voice note')).toBeFocused();
  expect(await attached(mira)).toEqual([]);
  await button('Record a voice note').click();
  await expect(button('Stop')).toBeVisible();
  await mira.listed('Climbing').click();
  await expect(mira.page.getByRole('textbox', { name: 'Message Climbing' })).toBeVisible();
  await expect(button('Stop')).toBeHidden();
  expect(await attached(mira)).toEqual([]);
  await mira.listed('General').click();
  await expect.poll(() => attached(mira)).toEqual([expect.stringMatching(/^Voice note .*\.webm$/)]);
});

test('whoever does not allow the microphone is told so', async ({ room }) => {
  const mira = await room.open('Mira');
  await mira.page.getByRole('button', { name: 'Record a voice note' }).click();
  await expect(mira.page.getByRole('alert')).toContainText('The microphone is not allowed here.');
  await mira.page.getByRole('button', { name: 'Close', exact: true }).click();
  await expect(mira.page.getByRole('button', { name: 'Record a voice note' })).toBeFocused();
});
