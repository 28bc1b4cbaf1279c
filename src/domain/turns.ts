/** Lets what was begun in an order go on in that order, however long each takes to get ready. */
export class Turns {
  private last: Promise<unknown> = Promise.resolve();
  private waiting = 0;

  /** Whether somebody is getting ready, so that whoever comes now has to wait. */
  get areTaken(): boolean {
    return this.waiting > 0;
  }

  /**
   * Get ready once everyone before has. What is awaited on the result goes on before the next one begins, and whoever failed
   * keeps nobody waiting.
   */
  next<T>(getReady: () => T | Promise<T>): Promise<T> {
    this.waiting += 1;
    const turn = this.last.then(getReady).finally(() => {
      this.waiting -= 1;
    });
    this.last = turn.catch(() => {});
    return turn;
  }
}
