/** Who is typing, and what is said of them: apart, so that each name keeps its own direction. */
export function typingText(names: readonly string[]): { named: readonly string[]; rest: string } {
  if (names.length > 2) return { named: [], rest: 'Several people are typing…' };
  const rest = [' is typing…', ' are typing…'][names.length - 1];
  return { named: names, rest: rest ?? '' };
}
