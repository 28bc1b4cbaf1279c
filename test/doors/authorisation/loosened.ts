import type { Rule } from '../../../src/domain/authority/policy';
import { botRightSchema } from '../../../src/protocol/index';

const everyRight = botRightSchema.options;
const least = ['anyone', 'guest', 'member', 'moderator', 'owner', 'nobody'] as const;

/** Every way in which a row of the policy could let more happen than it does, by what was done to it. */
export function loosened(rule: Rule): [what: string, rule: Rule][] {
  const { who, room, kinds, setting, or, direct, bots = [] } = rule;
  // What is for moderators, or for authors alone, is held besides by what a bot is.
  const isHeldTwice = who === 'moderator' || who === 'owner' || who === 'nobody';
  const all: [string, Rule | undefined][] = [
    [`a role below ${rule.who}`, below(rule)],
    ['anyone', rule.who === 'anyone' ? undefined : { ...rule, who: 'anyone' }],
    ['whoever only sees the room', room === 'inside' ? { ...rule, room: 'visible' } : undefined],
    ['whatever the room', room ? without(rule, 'room') : undefined],
    ['rooms of every kind', kinds ? without(rule, 'kinds') : undefined],
    ['whatever the room is set to', setting ? without(rule, 'setting') : undefined],
    ['the author too', room && !or && rule.who !== 'guest' ? { ...rule, or: 'author' } : undefined],
    ['the host too', room && !or && rule.who === 'moderator' ? { ...rule, or: 'host' } : undefined],
    [
      'everyone in a conversation',
      room && !kinds && !direct && who !== 'guest' ? { ...rule, direct: 'guest' } : undefined,
    ],
    ['the host, not the author', or === 'author' ? { ...rule, or: 'host' } : undefined],
    ['every bot', bots.length === everyRight.length || isHeldTwice ? undefined : { ...rule, bots: everyRight }],
    ['the author, not the host', or === 'host' ? { ...rule, or: 'author' } : undefined],
  ];
  return all.flatMap(([what, loose]) => (loose ? [[what, loose] as [string, Rule]] : []));
}

function below(rule: Rule): Rule | undefined {
  const who = least[least.indexOf(rule.who) - 1];
  return who && { ...rule, who };
}

function without(rule: Rule, part: 'room' | 'kinds' | 'setting'): Rule {
  const { [part]: _, ...rest } = rule;
  return rest;
}
