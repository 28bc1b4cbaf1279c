import { expect, test } from './room';

const links = ['http://example.org/a?b=c#d', 'https://example.org/path_(x)', 'mailto:mira@example.org'];
const noLinks = [
  'javascript:alert(1)',
  'JaVaScRiPt://example.org/%0aalert(1)',
  'data:text/html,<script>window.ran=1</script>',
  'vbscript:msgbox(1)',
  'file:///etc/passwd',
  '//example.net/a',
];
const markup = [
  '<script>window.ran = 1</script>',
  '<img src="x" onerror="window.ran = 1">',
  '<a href="javascript:window.ran=1">come</a>',
  '<svg onload="window.ran = 1"><style>body { display: none }</style>',
  'not bold &amp; &lt;',
];

test('links are links, and nothing that is written runs', async ({ room }) => {
  const name = '<i onclick=alert(1)>Jo';
  const jo = await room.open(name);
  const mira = await room.open('Mira');
  for (const text of [...links, ...noLinks, ...markup]) await jo.say(text);

  for (const person of [jo, mira]) {
    await expect(person.sent('not bold')).toBeVisible();
    for (const text of [...noLinks, ...markup]) {
      await expect(person.message(text).locator('div[dir="auto"]')).toHaveText(text);
      await expect(person.message(text).locator('a, img, script, svg, style, i')).toHaveCount(0);
    }
    for (const href of links) {
      const link = person.message(href).getByRole('link', { name: href });
      await expect(link).toHaveAttribute('href', href);
      await expect(link).toHaveAttribute('target', '_blank');
      await expect(link).toHaveAttribute('rel', /noopener/);
    }
    await expect(person.page.locator('main a')).toHaveCount(links.length);
    await expect(person.people().filter({ hasText: name })).toBeVisible();
    expect(await person.page.evaluate(() => 'ran' in window)).toBe(false);
  }
});

test('the page runs under a policy that allows no script but its own', async ({ room }) => {
  const mira = await room.open('Mira');
  const response = await mira.page.request.get('/');
  const policy = response.headers()['content-security-policy'] ?? '';
  expect(policy).toContain("script-src 'self'");
  expect(policy).not.toContain('unsafe');

  await mira.page.evaluate(() => {
    const script = document.createElement('script');
    script.textContent = 'window.ran = 1';
    document.body.append(script);
  });
  expect(await mira.page.evaluate(() => 'ran' in window)).toBe(false);
  await expect.poll(() => room.complaints.some((text) => text.includes('held back by script-src'))).toBe(true);
  // This one was asked for.
  room.complaints.length = 0;
});
