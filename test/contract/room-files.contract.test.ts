import { randomUUID } from 'node:crypto';
import type { SearchQuery, StoredFile } from '../../src/domain/ports';
import { type FilesOf, GENERAL } from '../../src/protocol/index';
import { aGuest } from '../support/builders';
import { KeptStore } from './kept-store';

const kept = new KeptStore();
const [mira, by] = [aGuest('Mira'), 'guest-Mira'];

/** A message with these files; what ends with `.png` is a picture. */
async function send(message: string, ...names: string[]): Promise<void> {
  const ids = names.map((name) => ({ name, fileId: randomUUID() }));
  for (const { name, fileId } of ids) {
    const looks: Pick<StoredFile, 'type' | 'kind'> = name.endsWith('.png')
      ? { type: 'image/png', kind: 'picture' }
      : { type: 'application/octet-stream', kind: name.endsWith('.ogg') ? 'sound' : 'other' };
    await kept.store.files.add({ fileId, name, size: 1, roomId: GENERAL, by, createdAt: 1, ...looks });
  }
  const fields = { id: randomUUID(), kind: 'message' as const, author: mira, message, sentAt: 1 };
  await kept.store.messages.append(
    GENERAL,
    fields,
    ids.map(({ fileId }) => ({ fileId })),
  );
}

describe('the files of a room', () => {
  const list = async (kind: FilesOf, before?: string, limit = 100) => {
    const { found, ...rest } = await kept.store.files.list(GENERAL, kind, before, limit);
    return { names: found.map(({ file, message }) => `${message.seq} ${file.name}`), ...rest };
  };

  beforeEach(async () => {
    await send('', 'a.png', 'b.zip', 'c.ogg');
    await send('words alone');
    await send('look', 'd.png', 'e.png');
    await send('', 'f.pdf');
  });

  test('are listed with their messages, the newest first, what is seen and heard apart from all else', async () => {
    await kept.reopen();
    expect(await list('media')).toEqual({ names: ['3 d.png', '3 e.png', '1 a.png', '1 c.ogg'] });
    expect(await list('others')).toEqual({ names: ['4 f.pdf', '1 b.zip'] });
    const { found } = await kept.store.files.list(GENERAL, 'media', undefined, 1);
    expect(found[0]?.message).toEqual(await kept.store.messages.message(GENERAL, 3));
    expect(found[0]?.file).toEqual(found[0]?.message.attachments?.[0]);
  });

  test('come page by page, and nothing comes twice, though more is sent meanwhile', async () => {
    const names: string[] = [];
    for (let before: string | undefined, pages = 0; pages === 0 || before; pages += 1) {
      const page = await list('media', before, 1);
      names.push(...page.names);
      before = page.next;
      await send('', 'new.png');
    }
    expect(names).toEqual(['3 d.png', '3 e.png', '1 a.png', '1 c.ogg']);
    expect(await list('media', '3.1')).toEqual({ names: ['1 a.png', '1 c.ogg'] });
  });

  test('go with their message, hide with it, and come back with it', async () => {
    await kept.store.messages.delete(GENERAL, 3);
    expect(await list('media')).toEqual({ names: ['1 a.png', '1 c.ogg'] });
    await kept.clear();
    expect([await list('media'), await list('others')]).toEqual([{ names: [] }, { names: [] }]);
    await kept.store.messages.undoClear(GENERAL, 0, 0, 0);
    expect(await list('others')).toEqual({ names: ['4 f.pdf', '1 b.zip'] });
    await kept.store.messages.sweep(GENERAL, by, 0, 0);
    expect(await list('others')).toEqual({ names: [] });
  });

  test('are none of a room that is not there, nor from a place that was not told', async () => {
    for (const before of ['x', '0.1', '1', '1.2.3', '-1.0', '99999999999.1']) {
      await expect(list('media', before)).rejects.toMatchObject({ code: 'cursor_invalid' });
    }
    const nowhere = kept.store.files.list('nowhere', 'media', undefined, 1);
    await expect(nowhere).rejects.toMatchObject({ code: 'room_not_found' });
  });
});

/** Whether the index has taken over what was said makes no difference. */
describe.each([
  ['just after it was sent', async () => {}],
  ['from the index', () => kept.index()],
])('search, %s,', (_name, settle) => {
  const found = async (words: string[], query: Partial<SearchQuery> = {}) => {
    const page = await kept.store.search.search({ words, roomIds: [GENERAL], limit: 100, ...query });
    return page.found.map(({ message }) => message.seq);
  };

  beforeEach(async () => {
    await send('', 'Holiday in Paris.png', 'budget.xlsx');
    await send('holiday is over', 'notes.txt');
    await send('no file, see https://example.org/notes.txt');
    await settle();
  });

  test('finds names of files, whole and in part, alone and beside words', async () => {
    expect(await found(['holiday'])).toEqual([2, 1]);
    expect(await found(['PARIS.PNG'])).toEqual([1]);
    expect(await found(['paris', 'budget'])).toEqual([1]);
    expect(await found(['over', 'notes'])).toEqual([2]);
    expect(await found(['xl'])).toEqual([1]);
    expect(await found(['holiday in paris budget'])).toEqual([]);
  });

  test('finds what has a file, a picture, a link', async () => {
    expect(await found([], { hasFile: true })).toEqual([2, 1]);
    expect(await found([], { hasPicture: true })).toEqual([1]);
    expect(await found(['notes'], { hasFile: true })).toEqual([2]);
    expect(await found(['notes'], { hasPicture: true })).toEqual([]);
    expect(await found(['notes'], { hasLink: true })).toEqual([3]);
    expect(await found([], { hasFile: true, hasLink: true })).toEqual([]);
  });

  test('goes by the files that a message has now', async () => {
    await kept.store.messages.edit(GENERAL, 2, { message: 'rain', mentions: undefined, at: 1 });
    expect(await found(['notes.txt'])).toEqual([3, 2]);
    expect(await found(['over'])).toEqual([]);
    await kept.store.messages.delete(GENERAL, 1);
    expect(await found(['paris'])).toEqual([]);
    expect(await found([], { hasFile: true })).toEqual([2]);
    await kept.clear();
    expect(await found([], { hasFile: true })).toEqual([]);
  });

  test('pages of what has files neither repeat nor leave out', async () => {
    for (let n = 0; n < 40; n += 1) await send('', `${n}.png`, `${n}.txt`);
    const seqs: number[] = [];
    for (let cursor: string | undefined, first = true; first || cursor; first = false) {
      const query = { words: [], roomIds: [GENERAL], limit: 7, hasFile: true, ...(cursor ? { cursor } : {}) };
      const page = await kept.store.search.search(query);
      seqs.push(...page.found.map(({ message }) => message.seq));
      cursor = page.next;
    }
    expect(seqs).toEqual([...Array.from({ length: 40 }, (_, n) => 43 - n), 2, 1]);
  });
});
