import type { Composing } from './use-composing';

/** What can be put into a message beside letters, between the field and the button that sends. */
export function Tools(_: { composing: Composing }) {
  return null;
}
