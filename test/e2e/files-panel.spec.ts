import { expectNothingWrong, expectNothingWrongIn } from './nothing-wrong';
import { expect, test } from './room';
import { picture, share, text, tone } from './share';

const phone = { width: 390, height: 844 };
const desktop = { width: 1_440, height: 900 };

test('what was sent is found again in a panel, and leads back to where it was sent', async ({ room }) => {
  const mira = await room.open('Mira');
  const jo = await room.open('Jo', { viewport: desktop });
  await jo.choose('Pictures and files');
  const panel = jo.page.getByRole('complementary', { name: 'Pictures and files' });
  await expect(panel).toContainText('No pictures yet.');
  await share(mira, 'from the walk', [
    await picture('sea.jpg', 800, 600),
    text('minutes of the meeting of the house on 2026-01-31.txt', 'We met.'),
    tone('song.wav', 2),
  ]);
  const media = panel.getByRole('list', { name: 'Pictures and media' });
  await expect(media.getByRole('button')).toHaveCount(2);
  await share(mira, 'and the hill', [await picture('hill.jpg', 800, 600, 90)]);
  await expect(media.getByRole('button').first()).toHaveAccessibleName('hill.jpg');
  await expectNothingWrong(jo.page);

  await media.getByRole('button', { name: 'hill.jpg' }).click();
  await expect(jo.opened('hill.jpg')).toContainText('1 of 2');
  await jo.page.keyboard.press('ArrowRight');
  await jo.opened('sea.jpg').getByRole('button', { name: 'Show in the room' }).click();
  await expect(jo.dialog).toHaveCount(0);
  await expect(jo.page).toHaveURL(/\/r\/general\/\d+$/);
  await expect(jo.sent('from the walk')).toBeInViewport();
  await expect(panel).toBeVisible();

  await panel.getByRole('tab', { name: 'Files' }).click();
  const files = panel.getByRole('list', { name: 'Files' });
  await expect(files.getByRole('listitem')).toHaveCount(1);
  await expect(files).toContainText('7 bytes · TXT file');
  await expectNothingWrongIn(jo.page, 'light');
  const download = jo.page.waitForEvent('download');
  await files.getByRole('link', { name: /^Download minutes/ }).click();
  expect((await download).suggestedFilename()).toBe('minutes of the meeting of the house on 2026-01-31.txt');

  await mira.row('from the walk').click({ button: 'right' });
  await mira.page.getByRole('menuitem', { name: 'Delete' }).click();
  await mira.page.getByRole('button', { name: 'Delete' }).click();
  await expect(panel).toContainText('No files yet.');
  await panel.getByRole('tab', { name: 'Pictures and media' }).click();
  await expect(media.getByRole('button')).toHaveCount(1);
  await jo.page.setViewportSize(phone);
  await expect(jo.opened('Pictures and files')).toBeVisible();
  await expectNothingWrongIn(jo.page, 'dark', 'dialog[open]');
});
