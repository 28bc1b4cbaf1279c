import type { Page } from '@playwright/test';
import { expect, test } from './room';

test('a name is refused at its field, with the reason', async ({ room }) => {
  await room.open('Mira');
  const other = await room.visitor();
  await other.page.goto('/');
  const taken = 'Someone here has this name, or one that looks like it. Choose another.';
  const invalid = 'Choose a name of 1 to 48 visible characters.';
  const refused = { Mira: taken, MIRA: taken, 'М\u0456ra': taken, 'Mi\u200Bra': invalid, '\u3164': invalid };

  for (const [name, reason] of Object.entries(refused)) {
    await other.join(name);
    await expect(other.nameField).toHaveAccessibleDescription(reason);
    await expect(other.nameField).toHaveAttribute('aria-invalid', 'true');
    await expect(other.nameField).toHaveValue(name);
  }
  await other.nameField.fill('   ');
  await expect(other.page.getByRole('button', { name: 'Join' })).toBeDisabled();

  await other.join('Mirabel');
  await expect(other.dialog).toBeHidden();
  await expect(other.notices).toHaveText(['Mira has entered the chat', 'Mirabel has entered the chat']);
});

test('a text that is too long waits in the composer, and a draft outlives a reload', async ({ room }) => {
  const mira = await room.open('Mira');
  const send = mira.page.getByRole('button', { name: 'Send' });
  await mira.composer.fill('a'.repeat(4_012));
  await expect(mira.composer).toHaveAccessibleDescription('12 characters too many');
  await expect(send).toBeDisabled();
  await mira.composer.press('Enter');
  expect(await mira.texts()).toEqual([]);

  await mira.page.reload();
  await expect(mira.composer).toHaveValue('a'.repeat(4_012));
  await mira.composer.fill('a'.repeat(4_000));
  await send.click();
  await expect.poll(() => mira.texts('sent')).toEqual(['a'.repeat(4_000)]);
  await expect(mira.composer).toHaveValue('');
  await mira.page.reload();
  await expect(mira.composer).toHaveValue('');
});

test('a message that failed stays, and can be sent again or given up', async ({ room }) => {
  const mira = await room.visitor();
  await refuseFirstMessage(mira.page);
  await mira.page.goto('/');
  await mira.join('Mira');
  await expect(mira.dialog).toBeHidden();

  await mira.say('once more');
  const failed = mira.message('once more');
  await expect(failed).toContainText('Not sent. No, said the test.');
  await expect(failed).toHaveAttribute('data-state', 'failed');
  await mira.say('meanwhile');
  await expect(mira.sent('meanwhile')).toBeVisible();
  await mira.page.reload();
  await expect(failed).toHaveAttribute('data-state', 'failed');
  await failed.getByRole('button', { name: 'Try again' }).click();
  await expect(mira.sent('once more')).toBeVisible();

  await mira.say('a bell \u0007');
  const bell = mira.message('a bell');
  await expect(bell).toContainText('The message holds characters that cannot be shown.');
  await bell.getByRole('button', { name: 'Discard' }).click();
  await expect(bell).toHaveCount(0);
  expect(await mira.texts()).toEqual(['meanwhile', 'once more']);
});

/** Answers the first message in the server's stead, as if it refused it. */
async function refuseFirstMessage(page: Page): Promise<void> {
  let isFirst = true;
  await page.routeWebSocket(/socket\.io/, (socket) => {
    const server = socket.connectToServer();
    socket.onMessage((frame) => {
      const [, id] = /^42(\d+)\["SendMessage"/.exec(String(frame)) ?? [];
      if (id === undefined || !isFirst) return server.send(frame);
      isFirst = false;
      const error = { code: 'message_invalid', message: 'No, said the test.' };
      socket.send(`43${id}${JSON.stringify([{ ok: false, error }])}`);
    });
  });
}
