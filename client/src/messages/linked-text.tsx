import type { ReactNode } from 'react';
import { splitLinks } from './links';
import { splitMentions } from './mentions';

/** A text with links made of what is one, and the mentions of a name marked. */
export default function LinkedText({ text, mention }: { text: string; mention?: string | undefined }): ReactNode {
  let at = 0;
  return splitLinks(text).map((piece) => {
    const key = at;
    at += piece.text.length;
    if (piece.href === undefined) return <Marked key={key} text={piece.text} mention={mention} />;
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

function Marked({ text, mention }: { text: string; mention: string | undefined }): ReactNode {
  if (mention === undefined) return text;
  let at = 0;
  return splitMentions(text, mention).map((piece) => {
    const key = at;
    at += piece.text.length;
    if (!piece.isMention) return piece.text;
    return (
      <mark key={key} className="rounded bg-accent px-1 font-medium text-on-accent">
        {piece.text}
      </mark>
    );
  });
}
