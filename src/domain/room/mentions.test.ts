import { aGuest } from '../../../test/support/builders';
import { looksOf } from '../people/names';
import { mentionsIn } from './mentions';

const here = [aGuest('Mira'), aGuest('Quiet Fern'), aGuest('Quiet'), aGuest('Ψυχή')];

/** Who has an account and is not here. */
const absent = [aGuest('Theo'), aGuest('Old Oak')];
const findByLooks = async (looks: readonly string[]) =>
  absent.find(({ username }) => looksOf(username).some((look) => looks.includes(look)));

const mentioned = (text: string) => mentionsIn(text, here, findByLooks);

test.each([
  ['hello @Mira', ['guest-Mira']],
  ['@mira, are you there?', ['guest-Mira']],
  ['(@MIRA)', ['guest-Mira']],
  ['@Quiet Fern and @quiet', ['guest-Quiet Fern', 'guest-Quiet']],
  ['@ψυχή!', ['guest-Ψυχή']],
  ['@Mira @Mira', ['guest-Mira']],
  ['is @theo coming?', ['guest-Theo']],
  ['ask @Old Oak.', ['guest-Old Oak']],
])('%j mentions %j', async (text, keys) => {
  expect(await mentioned(text)).toEqual(keys);
});

test.each(['Mira', 'mail me: x@mira', '@Mirabel', '@nobody at all', '@', '@ Mira', '@@'])(
  '%j mentions nobody',
  async (text) => {
    expect(await mentioned(text)).toBeUndefined();
  },
);

test('beyond twenty, an @ is text like any other', async () => {
  const looked: unknown[] = [];
  await mentionsIn('@x '.repeat(1_000), [], async (looks) => void looked.push(looks));
  expect(looked.length).toBeLessThanOrEqual(60);
});
