import { Copy } from 'lucide-react';
import { createElement, Fragment } from 'react';
import { useActions } from '../../page';
import { innerStop } from '../inner-stop';
import type { Piece } from './highlighter';
import { useColoured } from './use-coloured';

/** Code as it was written. It scrolls within itself, and has its colours as soon as they are there. */
export function CodeBlock({ language, text }: { language: string; text: string }) {
  const { copyText } = useActions();
  const pieces = useColoured(language, text);
  return (
    <figure dir="ltr" className="min-w-0 max-w-full rounded-lg border border-line bg-side text-start text-ink">
      <figcaption className="flex min-h-8 items-center justify-between ps-3 text-[12px] text-soft">
        <span className="truncate">{language}</span>
        <button
          type="button"
          {...innerStop}
          aria-label="Copy code"
          title="Copy code"
          className="grid size-8 flex-none place-items-center rounded-lg hover:text-ink pointer-coarse:size-10"
          onClick={() => copyText(text)}
        >
          <Copy aria-hidden="true" className="size-3.5" />
        </button>
      </figcaption>
      <pre
        {...innerStop}
        className="max-h-[60dvh] overflow-auto whitespace-pre px-3 pb-2.5 font-mono text-[13px] leading-5 [overflow-wrap:normal]"
      >
        <code>{pieces ? createElement(Fragment, null, ...pieces.map(view)) : text}</code>
      </pre>
    </figure>
  );
}

function view({ text, look }: Piece) {
  return look ? <span className={look}>{text}</span> : text;
}
