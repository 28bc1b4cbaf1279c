import { memo } from 'react';
import { splitLinks } from './links';

/** The text as it was written: lines kept, links made of what is one, nothing read as markup. */
export const MessageText = memo(function MessageText({ text }: { text: string }) {
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
});
