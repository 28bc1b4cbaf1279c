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

/** The same as Markdown. Of each, what may be shown; a link at the most, to the place that is told. */
const disguised = [
  { text: '[come](javascript:window.ran=1)' },
  { text: '[come](JAVA\tSCRIPT:window.ran=1)' },
  { text: '[come](<javascript:window.ran=1>)' },
  { text: '[come](data:text/html;base64,PHNjcmlwdD53aW5kb3cucmFuPTE8L3NjcmlwdD4=)' },
  { text: '[come](&#106;avascript:window.ran=1)' },
  { text: '[x]: javascript:window.ran=1\n[x]' },
  { text: '![come](http://example.net/seen.png)', href: 'http://example.net/seen.png' },
  {
    text: '[come](http://example.net/"onmouseover="window.ran=1)',
    href: 'http://example.net/"onmouseover="window.ran=1',
  },
  { text: '**<img src=http://example.net/x onerror=window.ran=1> come**' },
  { text: '```html"><script>window.ran=1</script>\n<script>window.ran = 1</script> come\n```' },
  { text: '```html\n<script>window.ran = 1</script><img src=x onerror=window.ran=1> come\n```' },
  { text: '/me <svg onload=window.ran=1> come' },
  { text: '> <iframe src="http://example.net/come"></iframe>', href: 'http://example.net/come' },
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

test('Markdown is no way in either, and nobody else is asked for anything', async ({ room }) => {
  const mira = await room.open('<b>Mira</b> **x**');
  const asked: string[] = [];
  mira.page.on('request', (request) => asked.push(request.url()));
  mira.page.on('dialog', (dialog) => asked.push(dialog.message()));
  for (const { text } of disguised) {
    await mira.ask('POST', '/rooms/general/messages', { message: text, clientId: crypto.randomUUID() });
  }
  const rows = mira.page.getByTestId('message');
  await expect(rows).toHaveCount(disguised.length);
  await expect(mira.page.locator('.text-code-word').first()).toBeVisible();
  await expect(
    rows.locator('[data-text]').locator('img, script, iframe, svg:not([aria-hidden]), style, [onmouseover], [style]'),
  ).toHaveCount(0);
  const hrefs = await rows.locator('a').evaluateAll((links) => links.map((link) => link.getAttribute('href')));
  expect(hrefs).toEqual(disguised.flatMap(({ href }) => href ?? []));
  await rows.last().hover();
  expect(asked.filter((url) => !url.startsWith(room.url))).toEqual([]);
  expect(await mira.page.evaluate(() => 'ran' in window)).toBe(false);
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
