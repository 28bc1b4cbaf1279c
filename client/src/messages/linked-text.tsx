import type { ReactNode } from 'react';
import { splitLinks } from './links';

/** A text with links made of what is one. */
export default function LinkedText({ text }: { text: string }): ReactNode {
  let at = 0;
  return splitLinks(text).map((piece) => {
    const key = at;
    at += piece.text.length;
    if (piece.href === undefined) return piece.text;
    return (
      <a
        key={key}
        href={piece.href}
        target="_blank"
        rel="noopener noreferrer nofollow"
        className="text-accent underline underline-offset-2"
      >
        {piece.text}
      </a>
    );
  });
}
