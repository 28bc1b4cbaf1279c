import { useEffect } from 'react';
import { useWholePage } from '../../page';
import { pickFiles } from './pick-files';

/** Takes pictures and files that are pasted where one writes, or nowhere in particular. Text stays text. */
export function usePaste(): void {
  const page = useWholePage();
  useEffect(() => {
    const take = (event: ClipboardEvent) => {
      const { clipboardData, target } = event;
      if (!clipboardData || !isForComposer(target)) return;
      // Office programs put a picture of the text beside it.
      if (clipboardData.files.length === 0 || clipboardData.types.includes('text/plain')) return;
      event.preventDefault();
      void pickFiles(page, [...clipboardData.files]);
    };
    document.addEventListener('paste', take);
    return () => document.removeEventListener('paste', take);
  }, [page]);
}

function isForComposer(target: EventTarget | null): boolean {
  if (document.querySelector('dialog[open]') || !(target instanceof Element)) return false;
  const field = target.closest('textarea, input, [contenteditable]');
  return field === null || field.closest('form')?.querySelector('[aria-label="Attached files"]') != null;
}
