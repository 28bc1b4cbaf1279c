/** What a text that begins with a slash asks for: a word of plain letters, and what follows it. A path is none. */
export function readCommand(text: string): { name: string; rest: string } | null {
  const found = /^\/([a-z]+)(?:\s+([\s\S]*))?$/i.exec(text.trimEnd());
  return found && { name: (found[1] ?? '').toLowerCase(), rest: (found[2] ?? '').trim() };
}

/** A text whose first slash says that the second one is to be sent: `//word` for `/word`. */
export function withoutEscape(text: string): string | null {
  return text.startsWith('//') && readCommand(text.slice(1)) ? text.slice(1) : null;
}
