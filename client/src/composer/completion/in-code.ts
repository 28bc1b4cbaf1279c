const FENCE = /^ {0,3}(?:`{3,}|~{3,})/;

/** Whether what is written next stands in code: in a block that is still open, or after a backtick that waits for its like. */
export function isInCode(before: string): boolean {
  const lines = before.split('\n');
  if (lines.filter((line) => FENCE.test(line)).length % 2 === 1) return true;
  const line = lines.at(-1) ?? '';
  if (FENCE.test(line)) return false;
  let open: string | null = null;
  for (const [run] of line.matchAll(/`+/g)) {
    if (open === null) open = run;
    else if (open === run) open = null;
  }
  return open !== null;
}
