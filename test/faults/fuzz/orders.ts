/** What a process of fuzzers is to do. */
export interface Order {
  port: number;
  seed: number;
  /** The number of the first round, and how many there are. */
  from: number;
  rounds: number;
  /** What nobody but its bearer may ever be told. */
  secrets: string[];
}

/** What it found. */
export interface Found {
  rounds: number;
  ms: number;
  /** Answers with a secret or a stack trace in them, with the number of their round. */
  leaks: { round: number; heard: string }[];
  /** Rounds that could not be run to their end, such as where the server was gone. */
  failures: { round: number; why: string }[];
}
