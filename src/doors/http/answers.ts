import { Distribution } from '../../domain/ports';

/** How a request ended: by its status, or with the client gone before it was answered. */
type Outcome = '1xx' | '2xx' | '3xx' | '4xx' | '5xx' | 'gone';

/** How long answers took, in seconds. */
export class Answers {
  readonly seconds = new Map<Outcome, Distribution>();

  observe(outcome: Outcome, seconds: number): void {
    const known =
      this.seconds.get(outcome) ?? new Distribution([0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5]);
    this.seconds.set(outcome, known);
    known.observe(seconds);
  }
}

export function outcomeOf(status: number): Outcome {
  return `${Math.floor(status / 100)}xx` as Outcome;
}
