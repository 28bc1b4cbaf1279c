/** Whether it is worth looking for links in a text: quick, and never wrong in saying no. */
export function mayHoldLink(text: string): boolean {
  return /https?:\/\/|mailto:|@/i.test(text);
}
