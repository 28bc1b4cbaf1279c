import { askJson, problemOf } from '../../support/api-client';
import { answerTo, outcomeOf } from '../../support/asking';
import type { Player } from '../../support/cast';
import { cleanUp } from '../../support/clean-up';
import { PASSWORD, Scene } from './scene';

afterEach(cleanUp);

let scene: Scene;

describe('roles', () => {
  beforeEach(async () => {
    scene = await Scene.open();
  });

  test('that are taken away are gone from an open connection', async () => {
    const moderator = await scene.cast.bearer('moderator', scene.owner);
    const socket = await moderator.connect();
    expect(await outcomeOf(socket, 'ListReports', undefined)).toBe('ok');
    await answerTo(scene.owner.http, 'ChangeRole', { userID: moderator.userID, role: 'member' });
    await socket.hears<{ you: { role: string } }>('YouChanged', ({ you }) => you.role === 'member');
    expect(await outcomeOf(socket, 'ListReports', undefined)).toBe('not_allowed');
    expect(await outcomeOf(moderator.http, 'ListReports', undefined)).toBe('not_allowed');
  });

  test('leave an installation an owner', async () => {
    const demote = (by: Player, userID: string) => outcomeOf(by.http, 'ChangeRole', { userID, role: 'member' });
    expect(await demote(scene.owner, scene.owner.userID)).toBe('last_owner');
    expect(await outcomeOf(scene.owner.http, 'RemoveYourself', { password: PASSWORD, messages: 'keep' })).toBe(
      'last_owner',
    );
    const other = await scene.cast.bearer('owner', scene.owner);
    const raced = await Promise.all([demote(scene.owner, other.userID), demote(other, scene.owner.userID)]);
    expect(raced).toContain('ok');
    expect(raced.filter((code) => code === 'ok')).toHaveLength(1);
  });

  test('cannot be given to oneself on the way in', async () => {
    const body = { username: 'Theo', password: PASSWORD, asProgram: true, role: 'owner' };
    expect(problemOf(await askJson(scene.server, 'POST', '/api/users', body)).code).toBe('invalid_payload');
    const secret = { $ne: null };
    const odd = await askJson(scene.server, 'POST', '/api/set-up', { ...body, secret });
    expect(problemOf(odd).code).toBe('invalid_payload');
  });
});
