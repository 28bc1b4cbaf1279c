import type { BotRight } from '@protocol/people';

export const rightLabels: Readonly<Record<BotRight, string>> = {
  read: 'Read',
  speak: 'Speak',
  react: 'React',
  moderate: 'Moderate',
};

/** In the order in which they are always named. */
export const botRights = Object.keys(rightLabels) as BotRight[];

export const rightHints: Readonly<Record<BotRight, string>> = {
  read: 'What is said where it is, and who is there.',
  speak: 'Say something, and change or delete what it said.',
  react: 'React to what others say.',
  moderate: 'All that moderators do where it is.',
};
