const DAY_MS = 86_400_000;

/** How long an invite holds, and how many times. */
export const expiries = [
  { value: 'day', label: '1 day', ms: DAY_MS },
  { value: 'week', label: '7 days', ms: 7 * DAY_MS },
  { value: 'month', label: '30 days', ms: 30 * DAY_MS },
  { value: 'never', label: 'Never', ms: undefined },
] as const;

export const useLimits = [
  { value: 'one', label: 'One person', uses: 1 },
  { value: 'ten', label: '10 people', uses: 10 },
  { value: 'hundred', label: '100 people', uses: 100 },
  { value: 'any', label: 'No limit', uses: undefined },
] as const;

export type Expiry = (typeof expiries)[number]['value'];
export type UseLimit = (typeof useLimits)[number]['value'];

/** What is left out has no end. */
export function termsOf(expiry: Expiry, limit: UseLimit): { expiresInMs?: number; uses?: number } {
  const ms = expiries.find(({ value }) => value === expiry)?.ms;
  const uses = useLimits.find(({ value }) => value === limit)?.uses;
  return { ...(ms === undefined ? {} : { expiresInMs: ms }), ...(uses === undefined ? {} : { uses }) };
}

interface Standing {
  expiresAt: number | null;
  usesLeft: number | null;
}

/** "For 3 people more, until 4 May" */
export function standingText({ expiresAt, usesLeft }: Standing, dayOf: (at: number) => string): string {
  const people =
    usesLeft === null
      ? 'For any number of people'
      : usesLeft === 1
        ? 'For one more person'
        : `For ${usesLeft} more people`;
  return expiresAt === null ? `${people}, for ever` : `${people}, until ${dayOf(expiresAt)}`;
}

export function inviteLink(origin: string, code: string): string {
  return `${origin}/invite/${encodeURIComponent(code)}`;
}
