import type { RefObject } from 'react';

/** What is completed. */
export interface Completed {
  field: RefObject<HTMLTextAreaElement | null>;
  text: string;
  /** Whether it is a message to be: only those are commands. */
  isNew: boolean;
}
