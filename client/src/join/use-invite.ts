import { useEffect, useState } from 'react';
import { usePage, useSession, useWholePage } from '../page';

interface Invite {
  roomName: string | null;
  /** Why the invite leads nowhere. */
  problem: string | null;
}

const none: Invite = { roomName: null, problem: null };

/** Where the invite leads that the person came with. */
export function useInvite(): Invite {
  const ask = useSession();
  const { dispatch } = useWholePage();
  const code = usePage(({ errand }) => (errand?.name === 'invite' ? errand.secret : null));
  const [found, setFound] = useState<Invite>(none);
  useEffect(() => {
    if (code === null) return;
    let isWanted = true;
    void ask('LookAtInvite', { code }).then((answer) => {
      if (!isWanted || !answer) return;
      if (answer.ok) return setFound({ roomName: answer.name, problem: null });
      setFound({ roomName: null, problem: answer.error.message });
      // One comes in without it then, if that can be: the server turns away who comes with an invite that is worth nothing.
      if (answer.error.code === 'invite_invalid') dispatch({ type: 'errandCame', errand: null });
    });
    return () => {
      isWanted = false;
    };
  }, [ask, dispatch, code]);
  return found;
}
