import { type AuditEntry, auditSentence, duration } from './audit-sentence';

const jo = { userID: 'jo', username: 'Jo' };
const entry = (action: string, details: AuditEntry['details'] = {}): AuditEntry => ({
  auditId: 1,
  at: 0,
  by: { userID: 'mira', username: 'Mira' },
  action,
  to: jo,
  details,
});
const said = (action: string, details?: AuditEntry['details']) => auditSentence(entry(action, details), 'General');

test.each([
  [said('Mute', { minutes: 60 }), 'muted Jo for 1 hour'],
  [said('Ban', { minutes: null, messages: 'remove' }), 'banned Jo for ever and removed their messages'],
  [said('Ban', { minutes: 1_440, messages: 'keep' }), 'banned Jo for 1 day'],
  [said('DeleteMessage', { seq: 4 }), 'deleted a message of Jo in General'],
  [said('SettleReport', { message: 'remove' }), 'settled a report and removed a message of Jo in General'],
  [said('ChangeRole', { before: 'member', role: 'owner' }), 'made Jo an owner'],
  [said('ChangeRole', { before: 'owner', role: 'member' }), 'made Jo a member'],
  [said('ChangeRoom', { name: true, slowModeSeconds: 5 }), 'changed the settings of General: name, slow mode'],
  [said('CreateBot', { rights: 'read speak' }), 'made the bot Jo: read speak'],
  [said('CreateOutgoingWebhook'), 'had another address told what is said in General'],
  [said('DisableOutgoingWebhook'), 'was disabled: its address took nothing of what is said in General'],
])('an entry reads: %s', (sentence, expected) => {
  expect(sentence).toBe(expected);
});

test('a room that one cannot name, and an act of a later version, read well enough', () => {
  expect(auditSentence(entry('ClearChat'), '')).toBe('cleared a room');
  expect(said('PaintTheDoor')).toBe('paint the door: Jo');
});

test.each([
  [1, '1 minute'],
  [90, '90 minutes'],
  [120, '2 hours'],
  [10_080, '7 days'],
])('%i minutes are %s', (minutes, expected) => {
  expect(duration(minutes)).toBe(expected);
});
