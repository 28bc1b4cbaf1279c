import { expectNothingWrong } from './nothing-wrong';
import type { Person } from './person';
import { expect, PASSWORD, test } from './room';

const desktop = { width: 1280, height: 800 };

const panel = ({ page }: Person, name: string) => page.getByRole('complementary', { name });
const listIn = (person: Person, name: string) => panel(person, name).getByRole('listitem');

/** Somebody’s other device. */
async function elsewhere(visitor: Person, name: string): Promise<Person> {
  await visitor.page.request.post('/api/session', { data: { username: name, password: PASSWORD } });
  await visitor.page.goto('/');
  await expect(visitor.composer).toBeVisible();
  return visitor;
}

test('what is pinned by its menu bears a mark everywhere, and leads back from its panel', async ({ room }) => {
  const olga = await room.owner('Olga', { viewport: desktop });
  const jo = await room.open('Jo', { viewport: desktop });
  await olga.say('the kettle is in the kitchen');
  await olga.chooseFor('the kettle is in the kitchen', 'Pin');
  for (const person of [olga, jo]) await expect(person.row('the kettle')).toContainText('Pinned');
  // Who only reads here cannot pin.
  await jo.row('the kettle').click({ button: 'right' });
  await expect(jo.page.getByRole('menuitem', { name: 'Bookmark' })).toBeVisible();
  await expect(jo.page.getByRole('menuitem', { name: 'Unpin' })).toHaveCount(0);
  await jo.page.keyboard.press('Escape');

  await jo.choose('Pinned messages');
  await expect(listIn(jo, 'Pinned messages')).toHaveText(/Olga.*the kettle is in the kitchen/);
  await expect(panel(jo, 'Pinned messages').getByRole('button', { name: /^Unpin/ })).toHaveCount(0);
  await expectNothingWrong(jo.page);
  await listIn(jo, 'Pinned messages').getByRole('button').first().click();
  await expect(jo.page).toHaveURL(/\/r\/general\/\d+$/);

  await olga.choose('Pinned messages');
  await panel(olga, 'Pinned messages').getByRole('button', { name: 'Unpin the message of Olga' }).click();
  for (const person of [olga, jo]) {
    await expect(person.row('the kettle')).not.toContainText('Pinned');
    await expect(panel(person, 'Pinned messages')).toContainText('Nothing is pinned here.');
  }
});

test('what is bookmarked by its menu is found on another device, and by nobody else', async ({ room }) => {
  const mira = await room.member('Mira', { viewport: desktop });
  const jo = await room.open('Jo');
  const phone = await elsewhere(await room.visitor({ viewport: { width: 390, height: 844 }, hasTouch: true }), 'Mira');
  await jo.say('the code of the door is 1234');
  await mira.chooseFor('the code of the door', 'Bookmark');
  for (const person of [mira, phone]) await expect(person.row('the code')).toContainText('Bookmarked');
  await expect(jo.row('the code')).not.toContainText('Bookmarked');
  await mira.page.reload();
  await expect(mira.row('the code')).toContainText('Bookmarked');

  await phone.page.getByRole('button', { name: 'Rooms' }).click();
  await phone.page.getByRole('button', { name: 'Bookmarks' }).click();
  const kept = phone.opened('Bookmarks');
  await expect(kept.getByRole('listitem')).toHaveText(/Jo.*General.*the code of the door is 1234/);
  await expectNothingWrong(phone.page, 'dialog[open]');
  await mira.page.getByRole('button', { name: 'Bookmarks' }).click();
  await panel(mira, 'Bookmarks').getByRole('button', { name: 'Remove the bookmark of Jo' }).click();
  await expect(kept).toContainText('You keep no messages yet.');
  await expect(mira.row('the code')).not.toContainText('Bookmarked');
});
