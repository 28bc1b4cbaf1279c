import { useEffect, useState } from 'react';
import { usePage, useSession } from '../page';

interface Invite {
  roomName: string | null;
  /** Why the invite leads nowhere. */
  problem: string | null;
}

const none: Invite = { roomName: null, problem: null };

/** Where the invite leads that the person came with. */
export function useInvite(): Invite {
  const ask = useSession();
  const code = usePage(({ errand }) => (errand?.name === 'invite' ? errand.secret : null));
  const [found, setFound] = useState<Invite>(none);
  useEffect(() => {
    if (code === null) return;
    let isWanted = true;
    void ask('LookAtInvite', { code }).then((answer) => {
      if (!isWanted || !answer) return;
      setFound(
        answer.ok ? { roomName: answer.name, problem: null } : { roomName: null, problem: answer.error.message },
      );
    });
    return () => {
      isWanted = false;
    };
  }, [ask, code]);
  return code === null ? none : found;
}
