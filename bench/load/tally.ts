import { Histogram } from './histogram';

/** What the members of a process count together. */
export class Tally {
  deliveries = 0;
  missing = 0;
  doubled = 0;
  gaps = 0;
  answered = 0;
  refused = 0;
  recording = false;
  readonly latency = new Histogram();
  readonly answerLatency = new Histogram();
}
