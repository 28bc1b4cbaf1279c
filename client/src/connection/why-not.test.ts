import { whyNot } from './why-not';

test('what was done needs no sentence; what was refused, or got no answer, has one', () => {
  expect(whyNot({ ok: true })).toBeNull();
  expect(whyNot({ ok: false, error: { code: 'not_allowed', message: 'You may not do this.' } })).toBe(
    'You may not do this.',
  );
  expect(whyNot(null)).toContain('No answer came');
});
