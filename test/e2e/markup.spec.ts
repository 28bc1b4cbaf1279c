import { expectNothingWrong } from './nothing-wrong';
import type { Person } from './person';
import { expect, test } from './room';

const desktop = { viewport: { width: 1440, height: 900 } };

/** Says something without typing it, and resolves with its address in the room. */
async function tell(person: Person, message: string, roomId = 'general'): Promise<string> {
  const payload = { message, clientId: crypto.randomUUID() };
  const { seq } = await person.ask<{ seq: number }>('POST', `/rooms/${roomId}/messages`, payload);
  return `/r/${roomId}/${seq}`;
}

const code = '```ts\n// a rope\nconst rope: string = "long" + 42;\n```';

test('Markdown is shown as what it says', async ({ room }) => {
  const mira = await room.member('Mira', desktop);
  const jo = await room.member('Jo');
  await tell(jo, '**bold** *italic* ~~struck~~ `code` and 2*3*4');
  await tell(jo, 'To buy:\n- milk\n  - cold\n- tea\n\n> he said');
  await tell(jo, code);
  await tell(jo, '[the docs](https://example.com/docs) and [example.com](https://example.org/in)');
  await tell(jo, '/me **waves** slowly');
  await tell(jo, '👍🏽 👍🏽');
  await tell(jo, `x\n\`\`\`\n${'long '.repeat(100)}\n\`\`\``);

  const { list } = mira;
  await expect(list.locator('strong').first()).toHaveText('bold');
  await expect(list.locator('em')).toHaveText('italic');
  await expect(list.locator('s')).toHaveText('struck');
  await expect(mira.message('2*3*4')).toContainText('bold italic struck code and 2*3*4');
  await expect(list.locator('li li')).toHaveText('cold');
  await expect(list.locator('blockquote')).toHaveText('he said');
  await expect(list.locator('i')).toHaveText('Jo waves slowly');
  expect((await list.getByText('👍🏽 👍🏽').boundingBox())?.height).toBeGreaterThan(40);

  const shown = list.locator('figure').filter({ hasText: 'a rope' });
  await expect(shown.locator('figcaption')).toHaveText('ts');
  await expect(shown.locator('.text-code-word').first()).toHaveText('const');
  await expect(shown.locator('.text-code-comment')).toHaveText('// a rope');
  expect(
    await list
      .locator('figure')
      .last()
      .evaluate((block) => block.clientWidth <= 700),
  ).toBe(true);
  const long = list.locator('pre').last();
  expect(await long.evaluate((block) => block.scrollWidth > block.clientWidth)).toBe(true);

  const docs = list.getByRole('link', { name: 'the docs' });
  await expect(docs).toHaveAttribute('href', 'https://example.com/docs');
  await expect(docs).toHaveAttribute('rel', 'noopener noreferrer nofollow');
  await expect(docs).toHaveAttribute('target', '_blank');
  await expect(mira.message('the docs')).toContainText('example.com (example.org)');
  await expectNothingWrong(mira.page);
});

test('where what reads Markdown cannot come, text is text until it can', async ({ room }) => {
  const mira = await room.open('Mira');
  await mira.page.route('**/formatted-text-*', (route) => route.abort('internetdisconnected'));
  await mira.say('**bold**');
  await expect(mira.sent('**bold**')).toBeVisible();
  await mira.page.unrouteAll();
  await room.kill();
  await expect(mira.banner).toBeVisible();
  await room.start();
  await expect(mira.list.locator('strong')).toHaveText('bold');
});

test('what names people, rooms and messages here leads to them', async ({ room }) => {
  const mira = await room.member('Mira', desktop);
  const jo = await room.member('Jo', desktop);
  const made = async (name: string, kind: string) =>
    (await jo.ask<{ room: { roomId: string } }>('POST', '/rooms', { name, kind })).room.roomId;
  const wall = await made('Old wall', 'public');
  const cave = await made('Cave', 'private');
  await mira.ask('POST', `/rooms/${wall}/join`);
  const open = await tell(jo, 'Meet **here**\nat ten', wall);
  const secret = await tell(jo, 'nobody else knows', cave);
  await tell(jo, `@mira, @Jo and @nobody: #old wall, #cave, ${room.url}/r/${wall}`);
  await tell(jo, `Go ${room.url}${open} or ${room.url}${secret} by ${room.url}/invite/abcdefgh`);

  const named = mira.message('and @nobody');
  await expect(named.locator('mark')).toHaveText('@mira');
  await expect(named.getByRole('link')).toHaveText(['#old wall', '#Old wall']);
  await named.getByRole('button', { name: '@Jo' }).click();
  await expect(mira.opened('Jo')).toBeVisible();
  await mira.page.keyboard.press('Escape');

  const card = mira.list.getByRole('button', { name: /^Message of Jo/ });
  await expect(card).toHaveCount(1);
  await expect(card).toContainText('Meet here at ten');
  await expect(card).toContainText('Old wall');
  const links = mira.message('Invite link').getByRole('link');
  await expect(links).toHaveText(['Message in #Old wall', `${room.url}${secret}`, 'Invite link']);
  await expect(mira.list.getByText('nobody else knows')).toHaveCount(0);
  // Who is in both has both.
  await expect(jo.list.getByRole('button', { name: /^Message of Jo/ })).toHaveCount(2);
  await card.click();
  await expect(mira.page).toHaveURL(open);
  await expect(mira.page.getByRole('textbox', { name: 'Message Old wall' })).toBeVisible();
});

test('a text is copied, answered and announced by what it is', async ({ room }) => {
  const mira = await room.member('Mira', { ...desktop, permissions: ['clipboard-read', 'clipboard-write'] });
  const jo = await room.member('Jo');
  await tell(jo, '**one** [two](https://example.com)');
  await tell(mira, `said\n${code}`);
  await expect(mira.list.locator('.text-code-word').first()).toBeVisible();
  await expect(mira.announcement).toHaveText('Jo: one two');

  const clipboard = () => mira.page.evaluate(() => navigator.clipboard.readText());
  const copy = async (from: string, to: string) => {
    await mira.page.evaluate(
      ([from, to]) => {
        const texts = [...document.querySelectorAll('[data-text]')];
        const find = (words = '') => texts.find((text) => text.textContent?.includes(words)) as Element;
        getSelection()?.setBaseAndExtent(find(from), 0, find(to), find(to).childNodes.length);
      },
      [from, to],
    );
    await mira.page.keyboard.press('Control+c');
  };
  await copy('one', 'one');
  await expect.poll(clipboard).toBe('**one** [two](https://example.com)');
  await copy('one', 'said');
  await expect.poll(clipboard).toBe(`Jo: **one** [two](https://example.com)\nMira: said\n${code}`);
  await mira.page.evaluate(() => {
    const word = document.querySelector('[data-text] strong')?.firstChild as Node;
    getSelection()?.setBaseAndExtent(word, 1, word, 3);
  });
  await mira.page.keyboard.press('Control+c');
  await expect.poll(clipboard).toBe('ne');
  await mira.page.evaluate(() => getSelection()?.removeAllRanges());
  await mira.list.getByRole('button', { name: 'Copy code' }).click();
  await expect.poll(clipboard).toBe('// a rope\nconst rope: string = "long" + 42;');
  await mira.chooseFor('one two', 'Copy text');
  await expect.poll(clipboard).toBe('**one** [two](https://example.com)');

  await mira.chooseFor('one two', 'Reply');
  await expect(mira.page.getByText('Reply to Jo: one two')).toBeVisible();
  await mira.composer.fill('*Yes*, @jo');
  await mira.page.getByRole('button', { name: 'Preview' }).click();
  const preview = mira.page.getByRole('region', { name: 'Preview' });
  await expect(preview.locator('em')).toHaveText('Yes');
  await expect(preview.getByRole('button', { name: '@jo' })).toBeVisible();
  await expectNothingWrong(mira.page);
  await mira.composer.press('Enter');
  await expect(preview).toBeHidden();
  await expect(jo.list.getByRole('button', { name: 'In reply to Jo: one two' })).toBeVisible();
});

test('what runs from right to left turns nothing beside it', async ({ room }) => {
  const name = 'מירה 12';
  const mira = await room.member(name, desktop);
  const jo = await room.member('Jo');
  await tell(mira, 'שלום, 10:30');
  await tell(jo, '- אחד\n- שתיים\n\n> ציטוט\n\nLast line');
  await tell(jo, `hi @${name}, 12:30`);
  await tell(jo, 'turned \u202E back');
  await tell(jo, '```\nשורה = 1\n```');

  const { list } = mira;
  await expect(list.locator('li')).toHaveCount(2);
  const direction = (selector: string) =>
    list
      .locator(selector)
      .first()
      .evaluate((node) => getComputedStyle(node).direction);
  expect(await direction('li')).toBe('rtl');
  expect(await direction('blockquote')).toBe('rtl');
  expect(await direction('pre')).toBe('ltr');
  const row = list.getByRole('article').filter({ hasText: '10:30' });
  const author = await row.getByRole('button', { name }).boundingBox();
  const time = await row.locator('time').boundingBox();
  expect(author && time && author.x + author.width <= time.x).toBe(true);
  // The sign after a mention stands where it was written: behind the name.
  const mention = list.locator('mark');
  const after = await mention.evaluate((mark) => {
    const range = document.createRange();
    const text = mark.nextSibling as Text;
    range.setStart(text, 0);
    range.setEnd(text, 1);
    return range.getBoundingClientRect().left >= mark.getBoundingClientRect().right - 1;
  });
  expect(after).toBe(true);
  await mira.page.goto(`/r/general`);
  await expect(list.getByText('Last line')).toBeVisible();
});
