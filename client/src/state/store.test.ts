import { createPageStore } from './store';

test('who hears of events hears them once they are applied, until they no longer want to', () => {
  const { store, dispatch, onEvent } = createPageStore();
  const heard: string[] = [];
  const unhear = onEvent((event) => heard.push(`${event.type} ${store.getState().draft}`));
  dispatch({ type: 'drafted', text: 'one' });
  unhear();
  dispatch({ type: 'drafted', text: 'two' });
  expect(heard).toEqual(['drafted one']);
});
