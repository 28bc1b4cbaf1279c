import { Copy } from 'lucide-react';
import { createElement, Fragment, useEffect, useRef, useState } from 'react';
import { useActions } from '../../page';
import { innerStop } from '../inner-stop';
import type { Piece } from './highlighter';
import { useColoured } from './use-coloured';

/** Code as it was written. It scrolls within itself, and has its colours as soon as they are there. */
export function CodeBlock({ language, text }: { language: string; text: string }) {
  const { copyText } = useActions();
  const pieces = useColoured(language, text);
  const { block, scrolls } = useScrolls();
  return (
    <figure dir="ltr" className="relative min-w-0 max-w-full rounded-lg border border-line bg-side text-start text-ink">
      {language !== '' && (
        <figcaption className="truncate ps-3 pe-10 pt-2 text-[12px] text-soft">{language}</figcaption>
      )}
      <button
        type="button"
        {...innerStop}
        aria-label="Copy code"
        title="Copy code"
        className="absolute end-0 top-0 grid size-8 place-items-center rounded-lg bg-side text-soft hover:text-ink pointer-coarse:size-10"
        onClick={() => copyText(text)}
      >
        <Copy aria-hidden="true" className="size-3.5" />
      </button>
      <pre
        ref={block}
        // By keyboard it can be scrolled only while it has the focus.
        tabIndex={scrolls ? 0 : undefined}
        className="max-h-[60dvh] overflow-auto whitespace-pre py-2 ps-3 pe-10 font-mono text-[13px] leading-5 [overflow-wrap:normal]"
      >
        <code>{pieces ? createElement(Fragment, null, ...pieces.map(view)) : text}</code>
      </pre>
    </figure>
  );
}

function view({ text, look }: Piece) {
  return look ? <span className={look}>{text}</span> : text;
}

/** Whether there is more of the code than one sees. */
function useScrolls() {
  const block = useRef<HTMLPreElement>(null);
  const [scrolls, setScrolls] = useState(false);
  useEffect(() => {
    const { current } = block;
    if (!current) return;
    const resized = new ResizeObserver(() =>
      setScrolls(current.scrollWidth > current.clientWidth || current.scrollHeight > current.clientHeight),
    );
    resized.observe(current);
    return () => resized.disconnect();
  }, []);
  return { block, scrolls };
}
