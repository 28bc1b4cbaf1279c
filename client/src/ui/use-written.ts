import { useState } from 'react';

/** What stands in a form, and whether it was saved like this. */
export function useWritten<T extends object>(begin: () => T) {
  const [written, setWritten] = useState(begin);
  const [isSaved, setSaved] = useState(false);
  return {
    written,
    isSaved,
    write(more: Partial<T>) {
      setWritten((before) => ({ ...before, ...more }));
      setSaved(false);
    },
    /** It was saved, and stands in the form as the server has it. */
    saved(as: T) {
      setWritten(as);
      setSaved(true);
    },
  };
}
