import { type ReactNode, useMemo } from 'react';
import { LinkCards } from './link-cards';
import { TextView } from './text-view';
import { useKnown } from './use-known';

export interface MessageTextProps {
  text: string;
  /** The name of who wrote it. */
  author: string;
  /** The keys of those whom it mentions. */
  mentions?: readonly string[] | undefined;
}

/** A text as what it says, with those named in it whom the server found there. */
export default function FormattedText({ text, author, mentions }: MessageTextProps): ReactNode {
  const known = useKnown(text, mentions);
  return useMemo(
    () => (
      <>
        <TextView text={text} author={author} known={known} />
        <LinkCards text={text} />
      </>
    ),
    [text, author, known],
  );
}
