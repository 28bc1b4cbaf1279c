import { TOPIC_MAX_CHARACTERS } from '@protocol/limits';
import { personKey } from '@protocol/people';
import { waitText } from '../../account/retry';
import { whyNot } from '../../connection/why-not';
import { powersOver } from '../../moderation/powers';
import { isAtLeast } from '../../people/rank';
import { keeperPowersOf } from '../../rooms/keeper-powers';
import { powersIn } from '../../rooms/powers';
import type { Command, Standing } from './command';
import { MUTE_MAX_MINUTES, takeDuration } from './duration';
import { findPerson } from './find-person';

const MINUTE_MS = 60_000;

export const commands: readonly Command[] = [
  { name: 'me', takes: 'what you do', does: 'Say what you do: “/me waves”', refuses: () => null },
  {
    name: 'topic',
    takes: 'new words',
    does: 'Change the topic of the room',
    refuses({ room, you }) {
      if (powersIn(room, you).change) return null;
      if (room.kind === 'direct') return 'A direct conversation has no topic.';
      return 'Only moderators and the host of this room change its topic.';
    },
    async run({ page, room, rest }) {
      const topic = rest.replace(/\s+/g, ' ');
      if (topic === '') return 'Write the new topic after /topic.';
      if ([...topic].length > TOPIC_MAX_CHARACTERS) return `A topic has at most ${TOPIC_MAX_CHARACTERS} characters.`;
      const problem = whyNot(await page.request('ChangeRoom', { roomId: room.roomId, topic }));
      if (problem === null) page.actions.say('The topic was changed.');
      return problem;
    },
  },
  {
    name: 'clear',
    takes: '',
    does: 'Hide everything that was said here, for everyone; asks first',
    refuses: ({ room, you }) => (powersIn(room, you).clear ? null : 'You may not clear this room.'),
    run({ page, rest }) {
      if (rest !== '') return 'Nothing is written after /clear.';
      page.actions.openPanel('clear-chat');
      return null;
    },
  },
  {
    name: 'invite',
    takes: '@name, or nothing for a link',
    does: 'Bring somebody into this room',
    refuses({ room, you }) {
      if (powersIn(room, you).invite) return null;
      if (room.kind === 'direct') return 'Nobody can be brought into a direct conversation.';
      return 'Only people with an account invite others.';
    },
    async run(asking) {
      const { page, room, you, rest } = asking;
      if (rest === '') {
        page.actions.openPanel('invite');
        return null;
      }
      if (room.kind === 'general') return 'Everyone is in here. Send /invite alone to make a link.';
      if (!keeperPowersOf(you, room).has('addMembers')) return 'You may not bring people into this room.';
      const found = await findPerson(asking);
      if (typeof found === 'string') return found;
      if (found.rest !== '') return `Nothing is written after the name: “${found.rest}”.`;
      const { person } = found;
      if (!isAtLeast(person, 'member')) return `${person.username} has no account. Send /invite alone to make a link.`;
      const problem = whyNot(await page.request('AddMember', { roomId: room.roomId, userID: personKey(person) }));
      if (problem === null) page.actions.say(`${person.username} is in this room now.`);
      return problem;
    },
  },
  {
    name: 'mute',
    takes: '@name 10m why',
    does: 'Let somebody read but not speak, for a time',
    refuses: ({ you }) => (isAtLeast(you, 'moderator') ? null : 'Only moderators mute people.'),
    async run(asking) {
      const { page, you, rest } = asking;
      if (rest === '') return 'Write whom to mute and for how long: /mute @name 10m';
      const found = await findPerson(asking);
      if (typeof found === 'string') return found;
      const { person } = found;
      if (!powersOver(you, person).has('mute')) return `You may not mute ${person.username}.`;
      const time = takeDuration(found.rest);
      if (!time) return `Write for how long after the name, as 10m, 2h or 1d: /mute @${person.username} 10m`;
      if (time.minutes < 1 || time.minutes > MUTE_MAX_MINUTES) return 'A mute lasts from a minute to a year.';
      const problem = whyNot(
        await page.request('Mute', { userID: personKey(person), minutes: time.minutes, reason: time.rest }),
      );
      if (problem === null) {
        page.actions.say(`${person.username} may not speak for ${waitText(time.minutes * MINUTE_MS)}.`);
      }
      return problem;
    },
  },
];

/** Those that one may use here. */
export function commandsFor(standing: Standing): Command[] {
  return commands.filter((command) => command.refuses(standing) === null);
}
