import type { ErrorReply } from '@protocol/errors';
import { useState } from 'react';
import { problemText, useLeft } from './retry';

type Reply = { ok: true } | { ok: false; error: ErrorReply } | null;

const ofName: ReadonlySet<string> = new Set<ErrorReply['code']>(['name_invalid', 'name_taken']);

/** What a form with a name and a password shows while it waits, and where it says what was refused. */
export function useCredentials(username: string) {
  const [fields, setFields] = useState({ username, password: '' });
  const [isBusy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<{ error: ErrorReply; until: number | null } | null>(null);
  const left = useLeft(refusal?.until ?? null);
  const problem = refusal && problemText(refusal.error, left);
  const isOfName = refusal !== null && ofName.has(refusal.error.code);
  return {
    ...fields,
    setName: (next: string) => setFields((before) => ({ ...before, username: next })),
    setPassword: (password: string) => setFields((before) => ({ ...before, password })),
    isBusy,
    isWaiting: left > 0,
    nameProblem: isOfName ? problem : null,
    passwordProblem: isOfName ? null : problem,
    /** Whether what was asked was done. */
    async ask(question: Promise<Reply>): Promise<boolean> {
      setBusy(true);
      const answer = await question;
      setBusy(false);
      if (answer?.ok) return true;
      const error = answer?.error ?? { code: 'internal', message: 'No answer came. Try again.' };
      const until = error.retryAfterMs === undefined ? null : Date.now() + error.retryAfterMs;
      setRefusal({ error, until });
      return false;
    },
  };
}
