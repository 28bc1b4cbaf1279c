const HOUR = 60;
const DAY = 24 * HOUR;

/** How long someone may not speak, in minutes. */
export const muteTerms = [
  { value: '10', label: '10 minutes' },
  { value: String(HOUR), label: '1 hour' },
  { value: String(8 * HOUR), label: '8 hours' },
  { value: String(DAY), label: '1 day' },
  { value: String(7 * DAY), label: '7 days' },
  { value: String(30 * DAY), label: '30 days' },
] as const;

export type MuteTerm = (typeof muteTerms)[number]['value'];

/** How long someone may not come in. */
export const banTerms = [
  { value: String(DAY), label: '1 day' },
  { value: String(7 * DAY), label: '7 days' },
  { value: String(30 * DAY), label: '30 days' },
  { value: 'ever', label: 'For ever' },
] as const;

export type BanTerm = (typeof banTerms)[number]['value'];

/** What is left out has no end. */
export function banMinutes(term: BanTerm): { minutes?: number } {
  return term === 'ever' ? {} : { minutes: Number(term) };
}

export const messageTerms = [
  { value: 'keep', label: 'Keep their messages' },
  { value: 'remove', label: 'Remove all their messages' },
] as const;

export type MessageTerm = (typeof messageTerms)[number]['value'];
