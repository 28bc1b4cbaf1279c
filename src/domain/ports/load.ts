/** How much this process has to do. */
export interface Load {
  /** How late it came last to what was due, in milliseconds. */
  readonly lateMs: number;
  /** Whether it has been so late for so long that those who are in notice, until it has been well for a while. */
  readonly isOverloaded: boolean;
}
