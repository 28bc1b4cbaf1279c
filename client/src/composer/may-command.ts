/** Whether a text may be a command: quick, and never wrong in saying no. */
export function mayCommand(text: string): boolean {
  return /^\/\/?[a-z]+(\s|$)/i.test(text);
}
