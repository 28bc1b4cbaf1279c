import { PageStorage } from './browser-storage';
import { writtenHere } from './builders';
import { keepDraft } from './keep-draft';
import { createKept } from './kept';
import { createPageStore } from './store';

test('what is sent stays the draft on disk until the outbox has it there', () => {
  const { store, dispatch } = createPageStore();
  const kept = createKept(new PageStorage());
  keepDraft(store, kept);
  dispatch({ type: 'drafted', text: 'hello' });
  dispatch({ type: 'written', entries: [writtenHere('a', { message: 'hello', state: 'writing' })] });
  dispatch({ type: 'drafted', text: '' });
  expect(kept.draft('general')).toBe('hello');
  dispatch({ type: 'entryKept', clientId: 'a', place: 1 });
  expect(kept.draft('general')).toBe('');
});

test('what is written next is the draft all the same', () => {
  const { store, dispatch } = createPageStore();
  const kept = createKept(new PageStorage());
  keepDraft(store, kept);
  dispatch({ type: 'written', entries: [writtenHere('a', { message: 'hello', state: 'writing' })] });
  dispatch({ type: 'drafted', text: 'and' });
  expect(kept.draft('general')).toBe('and');
  dispatch({ type: 'entryKept', clientId: 'a', place: 1 });
  expect(kept.draft('general')).toBe('and');
});
