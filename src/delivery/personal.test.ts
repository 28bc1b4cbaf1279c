import { MemoryBus } from '../adapters/memory/memory-bus';
import type { PersonEvent } from '../domain/ports';
import { Personal } from './personal';

const gone: PersonEvent = { type: 'unlisted', roomId: 'den' };

test('what happens to a person reaches each of their connections, and nobody else', () => {
  const bus = new MemoryBus();
  const personal = new Personal(bus);
  const heard: string[] = [];
  const sink = (name: string) => () => void heard.push(name);
  const phone = sink('phone');
  personal.follow('mira', phone);
  personal.follow('mira', sink('laptop'));
  personal.follow('theo', sink('theo'));
  bus.tell('mira', gone);
  expect(heard).toEqual(['phone', 'laptop']);
  personal.unfollow('mira', phone);
  bus.tell('mira', gone);
  expect(heard).toEqual(['phone', 'laptop', 'laptop']);
});

test('one that ends because of what it heard keeps it from no other', () => {
  const bus = new MemoryBus();
  const personal = new Personal(bus);
  const heard: string[] = [];
  const first = () => {
    heard.push('first');
    personal.unfollow('mira', first);
  };
  personal.follow('mira', first);
  personal.follow('mira', () => heard.push('second'));
  bus.tell('mira', gone);
  expect(heard).toEqual(['first', 'second']);
});
