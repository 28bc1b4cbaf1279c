import type { Reply } from '@protocol/events';
import { useState } from 'react';
import { whyNot } from '../connection/why-not';

export interface Asking {
  isBusy: boolean;
  /** Why the last thing that was asked was not done. */
  problem: string | null;
  setProblem(problem: string | null): void;
  /** The answer, or null if there is a problem to show. */
  ask<Output extends object>(question: Promise<Reply<Output> | null>): Promise<({ ok: true } & Output) | null>;
}

/** Keeps what a form has to show while it waits for an answer, and after a refusal. */
export function useAsking(): Asking {
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  return {
    isBusy,
    problem,
    setProblem,
    async ask(question) {
      setBusy(true);
      const answer = await question;
      setBusy(false);
      setProblem(whyNot(answer));
      return answer?.ok ? answer : null;
    },
  };
}
