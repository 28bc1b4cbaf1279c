import type { History } from './history';
import { a, adaSaysA, b, boSaysB, cameBack, cameIn, history, log, namesIn, read, shown } from './written';

describe('finds what leaked:', () => {
  const members = (until: number) => [
    { person: 'Ada', from: 0, until: 99 },
    { person: 'Bo', from: 0, until: 99 },
    { person: 'Cy', from: 0, until },
  ];
  const seenBy = (client: string, event: ReturnType<typeof shown>) =>
    history([a, b], [adaSaysA, boSaysB, log(client, event)]);
  test.each<[string, History]>([
    ['to who was never a member', { ...seenBy('Eve', shown(25, b)), memberships: members(99) }],
    ['live, of what was said after the removal', { ...seenBy('Cy', shown(25, b)), memberships: members(15) }],
    ['by coming back', { ...seenBy('Cy', cameBack(25, 1, 2, b)), memberships: members(15) }],
    ['in a page', { ...seenBy('Cy', read(25, 1, 2, a, b)), memberships: members(15) }],
    ['that something was said', { ...seenBy('Cy', { at: 25, type: 'active', seq: 2 }), memberships: members(15) }],
    [
      'after one was told to be out',
      {
        ...history([a], [adaSaysA, log('Cy', cameIn(0, 0), { at: 5, type: 'putOut' }, shown(12, a))]),
        memberships: members(99),
      },
    ],
  ])('%s', (_what, written) => expect(namesIn(written)).toContain('leaked'));
});
