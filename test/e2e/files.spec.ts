import { expect, test } from './room';
import { picture, share, text, tone } from './share';

test('a voice note is played, and one thing is heard at a time', async ({ room }) => {
  const mira = await room.open('Mira');
  const jo = await room.open('Jo');
  const waveform = Array.from({ length: 40 }, (_, index) => index % 32);
  await share(mira, '', [{ ...tone('voice.wav', 8), voice: { durationMs: 8_000, waveform } }]);
  await expect(jo.announcement).toHaveText('Mira: Voice note');
  await share(mira, 'a song', [tone('song.wav', 8)]);
  const note = jo.page.getByRole('group', { name: 'Voice note, 0:08' });
  const place = note.getByRole('slider', { name: 'Place in the voice note' });
  await expect(note.locator('rect')).toHaveCount(40);
  await expect(place).toHaveAttribute('aria-valuetext', '0:00 of 0:08');
  await note.getByRole('button', { name: 'Play' }).click();
  await expect(place).toHaveAttribute('aria-valuetext', '0:01 of 0:08');
  await note.getByRole('button', { name: 'Pause' }).click();
  await place.focus();
  await jo.page.keyboard.press('End');
  await expect(place).toHaveAttribute('aria-valuetext', '0:08 of 0:08');
  await jo.page.keyboard.press('ArrowLeft');
  await expect(place).toHaveAttribute('aria-valuetext', '0:06 of 0:08');
  await place.click();
  await expect(place).toHaveAttribute('aria-valuetext', '0:04 of 0:08');
  await note.getByRole('button', { name: 'Play' }).click();
  await expect(note.getByRole('button', { name: 'Pause' })).toBeVisible();
  const song = jo.sent('a song').locator('audio');
  await expect(song).toHaveAttribute('aria-label', 'song.wav');
  await song.evaluate((audio: HTMLAudioElement) => audio.play());
  await expect(note.getByRole('button', { name: 'Play' })).toBeVisible();
  await note.getByRole('button', { name: 'Play' }).click();
  await expect(song).toHaveJSProperty('paused', true);
});

test('a file that could run is saved, and runs nowhere', async ({ room }) => {
  const mira = await room.open('Mira');
  const jo = await room.open('Jo');
  const script = 'top.document.title = "ran"; window.ran = 1; fetch("/api/session")';
  const { fileIds } = await share(mira, 'careful', [
    text(
      'drawing.svg',
      `<svg xmlns="http://www.w3.org/2000/svg" onload="${script.replaceAll('"', "'")}"><script>${script}</script></svg>`,
      'image/svg+xml',
    ),
    text('page.html', `<!doctype html><title>x</title><script>${script}</script>`, 'text/html'),
    text('photo.jpg', `<!doctype html><script>${script}</script>`, 'image/jpeg'),
  ]);
  const cards = jo.sent('careful').getByRole('link', { name: /^Download/ });
  await expect(cards).toHaveCount(3);
  await expect(jo.sent('careful').getByRole('img')).toHaveCount(0);
  for (const id of fileIds) {
    const other = await jo.page.context().newPage();
    const ran = other
      .waitForEvent('request', { predicate: (request) => request.url().endsWith('/api/session'), timeout: 1_000 })
      .then(
        () => 'ran',
        () => 'nothing',
      );
    const download = other.waitForEvent('download');
    await other.goto(`/api/files/${id}`).catch(() => undefined);
    await download;
    expect(await other.evaluate(() => 'ran' in window)).toBe(false);
    await other.setContent('');
    await other.close();
    expect(await ran).toBe('nothing');
  }
  expect(await jo.page.evaluate(() => 'ran' in window)).toBe(false);
});

test('what cannot be shown says so in its place, and the rest can still be saved', async ({ room }) => {
  const mira = await room.open('Mira');
  await share(mira, 'the sea', [await picture('sea.jpg', 800, 600)]);
  await share(mira, 'a film', [text('film.mp4', '\0\0\0\u0018ftypmp42\0\0\0\0mp42isomno film', 'video/mp4')]);
  const jo = await room.visitor();
  await jo.page.route('**/api/files/*/thumbnail', (route) => route.fulfill({ status: 404 }));
  await jo.page.goto('/');
  await jo.join('Jo');
  await expect(jo.sent('the sea')).toContainText('This picture is gone');
  expect(
    await jo
      .sent('the sea')
      .getByRole('button', { name: /^sea\.jpg/ })
      .boundingBox(),
  ).toMatchObject({ width: 420, height: 315 });
  await expect(jo.sent('a film')).toContainText('This video cannot be played here.');
  await expect(jo.sent('a film').getByRole('link', { name: 'Download film.mp4' })).toBeVisible();
});
