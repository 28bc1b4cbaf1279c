import { jo, mira, writtenHere } from '../state/builders';
import { createPageStore } from '../state/store';
import { watchFiles } from './watch-files';

const file = (key: string) => ({ key, roomId: 'general', name: key, size: 1, type: 'image/png' });

function watched() {
  const { store, dispatch } = createPageStore();
  const stopped: string[] = [];
  const forgotten: string[] = [];
  dispatch({ type: 'known', you: jo, mutedUntil: null });
  watchFiles(store, { stop: (key) => stopped.push(key), forget: (key) => forgotten.push(key) });
  const send = (clientId: string, ...keys: string[]) => {
    const attachments = store.getState().picked.filter(({ key }) => keys.includes(key));
    dispatch({ type: 'written', entries: [writtenHere(clientId, { message: '', attachments })] });
  };
  dispatch({ type: 'picked', files: [file('a'), file('b')] });
  return { store, dispatch, send, stopped, forgotten };
}

test('a file is held as long as it is picked or on its way', () => {
  const { dispatch, send, forgotten } = watched();
  send('x', 'a', 'b');
  dispatch({ type: 'held', clientId: 'x', note: 'wait' });
  expect(forgotten).toEqual([]);
  dispatch({ type: 'fileDropped', key: 'a' });
  expect(forgotten).toEqual(['a']);
  dispatch({ type: 'discarded', clientId: 'x' });
  expect(forgotten).toEqual(['a', 'b']);
});

test('one that is taken out of the composer is let go of', () => {
  const { dispatch, forgotten } = watched();
  dispatch({ type: 'picked', files: [file('b')] });
  expect(forgotten).toEqual(['a']);
});

test('one whose message is taken back is not uploaded any more, and is still there', () => {
  const { dispatch, send, stopped, forgotten, store } = watched();
  send('x', 'a');
  stopped.length = 0;
  dispatch({ type: 'takenBack', clientId: 'x' });
  expect(stopped).toEqual(['a']);
  expect(forgotten).toEqual([]);
  expect(store.getState().picked.map(({ key }) => key)).toEqual(['b', 'a']);
});

test('what somebody wrote stays for them while another is here, and goes when they log out', () => {
  const left = watched();
  left.send('x', 'a');
  left.stopped.length = 0;
  left.dispatch({ type: 'known', you: mira, mutedUntil: null });
  expect([left.stopped, left.forgotten]).toEqual([['b', 'a'], []]);
  const loggedOut = watched();
  loggedOut.send('x', 'a');
  loggedOut.dispatch({ type: 'gone', code: 'signed_out', message: '' });
  expect(loggedOut.forgotten).toEqual(['b', 'a']);
});
