/** Why the program cannot start, as one sentence that says what to do. Ends the process with exit code 1. */
export class StartRefusal extends Error {
  override readonly name = 'StartRefusal';
}
