/**
 * A text as the room takes it: what begins a line by another name becomes a newline, and the other control characters
 * but the tab go. Pasted text brings them, nobody sees them, and the message would be refused for them.
 */
export function showable(text: string): string {
  return text.replace(/\r\n?|[\v\f\u0085]/g, '\n').replace(/[^\P{Cc}\n\t]/gu, '');
}

/** The draft after a message was put back into it to be changed. What stands there already stays, before it. */
export function putBack(draft: string, message: string): string {
  const text = showable(message);
  return draft.trim() === '' ? text : `${draft}\n${text}`;
}
