import { PageStorage } from '../state/browser-storage';
import { createWishes, FOR_EVER, isQuiet } from './wishes';

test('nothing disturbs until somebody wishes it, and what they wish is kept', () => {
  const storage = new PageStorage();
  const wishes = createWishes(storage);
  expect(wishes.getState()).toEqual({ desktop: false, sound: false, isPrivate: false, quietUntil: 0 });
  wishes.setState({ sound: true, quietUntil: FOR_EVER });
  const again = createWishes(storage).getState();
  expect(again).toEqual({ desktop: false, sound: true, isPrivate: false, quietUntil: FOR_EVER });
  expect([isQuiet(again, Date.now()), isQuiet({ quietUntil: 5 }, 5)]).toEqual([true, false]);
});

test.each(['', 'x', 'null', '[]', '{"desktop":"yes","quietUntil":"later"}'])(
  'what is kept may be nonsense: %s',
  (text) => {
    const storage = new PageStorage();
    storage.setItem('snug.notifications', text);
    expect(createWishes(storage).getState()).toEqual({ desktop: false, sound: false, isPrivate: false, quietUntil: 0 });
  },
);
