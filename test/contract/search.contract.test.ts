import type { SearchQuery } from '../../src/domain/ports';
import { GENERAL } from '../../src/protocol/index';
import { aClaim, aGuest, aNotice } from '../support/builders';
import { KeptStore } from './kept-store';

const kept = new KeptStore();

const search = (words: string[], query: Partial<SearchQuery> = {}) =>
  kept.store.search.search({ words, roomIds: [GENERAL], limit: 100, ...query });

async function texts(words: string[], query: Partial<SearchQuery> = {}): Promise<string[]> {
  return (await search(words, query)).found.map(({ message }) => message.message);
}

/** Whether the index has taken over what was said makes no difference. */
describe.each([
  ['just after it was said', async () => {}],
  ['from the index', () => kept.index()],
])('search, %s,', (_name, settle) => {
  const say = async (...all: string[]) => {
    for (const one of all) await kept.say(one);
    await settle();
  };

  test.each<[string, string, string[]]>([
    ['letter case', 'Hello World', ['hELLO']],
    ['letter case of other scripts', 'Привет ΟΔΟΣ', ['ПРИВЕТ', 'οδοσ', 'οδος']],
    ['ß and SS', 'Die Straße', ['STRASSE', 'straße']],
    ['the inside of a word', 'unbelievable', ['liev']],
    ['two characters', 'go up', ['up', 'GO']],
    ['one character', '你好吗', ['好']],
    ['a script without spaces', '今日は良い天気です', ['良い天気', '天気']],
    ['Thai', 'สวัสดีครับ', ['สวัส']],
    ['accents, however they are encoded', 'Cha\u0300o ba\u0323n', ['chào', 'BẠN']],
    ['emoji', 'nice 👩‍👩‍👧 family', ['👩‍👩‍👧', '👧']],
    ['markup', `<b class="x">bold</b>`, ['<b ', `="x"`, '</b>']],
    ['wildcards', '100%_\\ sure*', ['%', '_', '100%_', '\\', 'sure*']],
    ['operators of the index', 'one AND two NOT three NEAR four', ['AND', 'NOT three', 'NEAR']],
    ['quotes', `say "it's" 'so'`, [`"it's"`, `'so'`, '"']],
    ['a colon and a caret', 'message:text ^start', ['message:', '^st']],
    ['a long word', 'x'.repeat(500), ['x'.repeat(400)]],
    ['all of several words', 'the quick brown fox', ['fox', 'quick', 'b']],
    ['no words', 'anything', []],
  ])('finds %s', async (_what, text, words) => {
    await say('something else', text);
    for (const word of words) expect(await texts([word])).toEqual([text]);
    expect((await texts(words)).includes(text)).toBe(true);
  });

  test.each([
    ['% '],
    ['a%e'],
    ['a_e'],
    ['apple OR pear'],
    ['"'],
    ['NOT pear'],
    ['appl*'],
    ['äpple'],
    ['\0'],
    ['a\0pple'],
  ])('does not find what is not there: %j', async (word) => {
    await say('apple');
    expect(await texts([word])).toEqual([]);
  });

  test('finds only messages where all words are', async () => {
    await say('red apple', 'red pear', 'green apple');
    expect(await texts(['red', 'apple'])).toEqual(['red apple']);
    expect(await texts(['red', 'app', 'g'])).toEqual([]);
  });

  test('finds no notices', async () => {
    await kept.store.messages.append(GENERAL, aNotice('entered', aGuest('Mira')));
    await say('Mira has entered, I said');
    expect(await texts(['entered'])).toEqual(['Mira has entered, I said']);
  });

  test('goes by what a message says now', async () => {
    await say('apple one', 'apple two', 'apple three');
    await kept.store.messages.edit(GENERAL, 1, { message: 'pear', mentions: undefined, at: 1 });
    await kept.store.messages.delete(GENERAL, 2);
    await settle();
    expect(await texts(['apple'])).toEqual(['apple three']);
    expect(await texts(['pear'])).toEqual(['pear']);
    expect(await texts([])).toEqual(['apple three', 'pear']);
    await kept.reopen();
    expect(await texts(['apple'])).toEqual(['apple three']);
    expect(await texts(['one'])).toEqual([]);
  });

  test('finds nothing that was cleared, until that is undone', async () => {
    await say('apple before');
    await kept.clear();
    await say('apple after');
    expect(await texts(['apple'])).toEqual(['apple after']);
    expect(await texts(['a'])).toEqual(['apple after']);
    await kept.store.messages.undoClear(GENERAL, 0, 0, 0);
    expect(await texts(['apple'])).toEqual(['apple after', 'apple before']);
  });

  test('finds nothing that was swept', async () => {
    await kept.say('apple of Theo', { author: aClaim('Theo', 5) });
    await say('apple of Mira');
    await kept.store.messages.sweep(GENERAL, 'claim:5', 0, 0);
    expect(await texts(['apple'])).toEqual(['apple of Mira']);
  });

  test('looks only in the rooms that it is told, and merges them newest first', async () => {
    await kept.makeRoom('den');
    await kept.makeRoom('attic');
    for (const [roomId, sentAt] of [
      ['den', 1],
      [GENERAL, 2],
      ['attic', 3],
      ['den', 4],
      [GENERAL, 5],
    ] as const) {
      await kept.say(`apple ${sentAt}`, { sentAt }, roomId);
    }
    await settle();
    expect(await texts(['apple'], { roomIds: ['den', GENERAL] })).toEqual(['apple 5', 'apple 4', 'apple 2', 'apple 1']);
    expect(await texts(['apple'], { roomIds: ['attic', 'attic', 'nowhere'] })).toEqual(['apple 3']);
    expect(await texts(['apple'], { roomIds: [] })).toEqual([]);
    expect((await search(['apple'], { roomIds: ['attic'] })).found).toMatchObject([
      { roomId: 'attic', message: { seq: 1 } },
    ]);
  });

  test('filters by author, time and links', async () => {
    const day = 24 * 60 * 60_000;
    await kept.say('one', { author: aGuest('Ngọc Ánh'), sentAt: day });
    await kept.say('see https://example.org', { sentAt: 2 * day });
    await kept.say('a link is http:// and more', { sentAt: 3 * day });
    await settle();
    expect(await texts([], { from: 'NGỌC ÁNH' })).toEqual(['one']);
    expect(await texts([], { from: 'Ngọc' })).toEqual([]);
    expect(await texts([], { hasLink: true })).toEqual(['see https://example.org']);
    expect(await texts(['see'], { hasLink: true })).toEqual(['see https://example.org']);
    expect(await texts([], { before: 2 * day })).toEqual(['one']);
    expect(await texts([], { after: 3 * day })).toEqual(['a link is http:// and more']);
    expect(await texts([], { after: 2 * day, before: 3 * day })).toEqual(['see https://example.org']);
    expect(await texts(['n'], { after: 4 * day })).toEqual([]);
  });

  test('comes by page, over several rooms, whatever the clock did', async () => {
    await kept.makeRoom('den');
    const times = [5, 5, 4, 9, 9, 9, 3, 12, 12, 11];
    for (const [index, sentAt] of times.entries()) {
      await kept.say(`apple ${index}`, { sentAt }, index % 3 === 0 ? 'den' : GENERAL);
    }
    await settle();
    for (const words of [['apple'], ['a'], []]) {
      for (const limit of [1, 2, 3, 10, 11]) {
        const pages: string[] = [];
        let cursor: string | undefined;
        do {
          const query = { roomIds: ['den', GENERAL], limit, ...(cursor ? { cursor } : {}) };
          const page = await search(words, query);
          expect(page.found.length).toBeLessThanOrEqual(limit);
          pages.push(...page.found.map(({ message }) => message.message));
          cursor = page.next;
          if (cursor) expect(page.found).toHaveLength(limit);
        } while (cursor);
        expect(pages).toHaveLength(new Set(pages).size);
        if (limit >= 10) expect(pages).toHaveLength(times.length);
      }
    }
  });

  test.each(['junk', '', '"; drop table messages; --', 'MS4x', 'LTEuMS4x', 'MS4xLjEuMQ', 'é'])(
    'refuses a cursor that it never gave: %j',
    async (cursor) => {
      await say('apple');
      await expect(search(['apple'], { cursor })).rejects.toMatchObject({ code: 'cursor_invalid' });
    },
  );
});

test('what is said finds its way into the index by itself, in the pauses of the talk', async () => {
  for (let one = 0; one < 30; one += 1) await kept.say(`apple ${one}`);
  const isBehind = () => Reflect.get(Reflect.get(kept.store, 'indexing'), 'parts').texts.isBehind();
  expect(isBehind()).toBe(true);
  const deadline = Date.now() + 10_000;
  while (isBehind() && Date.now() < deadline) await new Promise((resolve) => setTimeout(resolve, 20));
  expect(isBehind()).toBe(false);
  expect(await texts(['apple'])).toHaveLength(30);
});

test('a page that has to look at very much ends early, and the next one goes on', async () => {
  await kept.say('the needle');
  // No more at once than may wait for the disk.
  for (let lot = 0; lot < 3; lot += 1) await Promise.all(Array.from({ length: 7_000 }, () => kept.say('hay')));
  const first = await search(['ne']);
  expect(first.found).toEqual([]);
  const second = await search(['ne'], { cursor: first.next as string });
  expect(second).toMatchObject({ found: [{ message: { message: 'the needle' } }] });
  expect(second.next).toBeUndefined();
});
