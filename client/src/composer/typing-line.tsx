import { useEffect } from 'react';
import { usePage, useWholePage } from '../page';
import { typingText } from './typing-text';

/** Who is typing, above the composer. Of one height, so that nothing moves as people begin and stop. */
export function TypingLine() {
  const { dispatch } = useWholePage();
  const typing = usePage((page) => page.typing);
  useEffect(() => {
    if (typing.length === 0) return;
    const soonest = Math.min(...typing.map(({ until }) => until));
    const timer = setTimeout(() => dispatch({ type: 'typingPassed', now: Date.now() }), soonest - Date.now() + 50);
    return () => clearTimeout(timer);
  }, [typing, dispatch]);
  const { named, rest } = typingText(typing.map(({ person }) => person.username));
  const [first, second] = named;
  return (
    <p className="mx-auto h-5 w-full max-w-[800px] truncate px-4 text-[13px] text-soft leading-5 rail:px-8">
      {first !== undefined && <bdi>{first}</bdi>}
      {second !== undefined && (
        <>
          {' and '}
          <bdi>{second}</bdi>
        </>
      )}
      {rest}
    </p>
  );
}
