import type { CommandOutput } from '@protocol/commands';
import { personKey } from '@protocol/people';
import { useCallback } from 'react';
import { createTimes } from '../messages/times';
import { useRequest } from '../page';
import { PersonName } from '../people/person-name';
import { Button } from '../ui/button';
import { PagedList } from '../ui/paged-list';
import { Problem } from '../ui/problem';
import { useAsking } from '../ui/use-asking';
import { usePaged } from '../ui/use-paged';

type Ban = CommandOutput<'ListBans'>['bans'][number];

const times = createTimes();

/** To whom the door is closed now. */
export function BansPage() {
  const request = useRequest();
  const { isBusy, problem, ask } = useAsking();
  const load = useCallback(async () => {
    const answer = await request('ListBans', undefined);
    return answer?.ok ? ({ ok: true, items: answer.bans } as const) : answer;
  }, [request]);
  const bans = usePaged<Ban>(load);
  const lift = async (key: string) => {
    if (!(await ask(request('Unban', { userID: key })))) return;
    bans.change((all) => all.filter(({ person }) => personKey(person) !== key));
  };
  return (
    <>
      <Problem text={problem} />
      <PagedList paged={bans} label="Bans" none="Nobody is banned." keyOf={({ person }) => personKey(person)}>
        {(ban) => (
          <div className="flex items-center gap-3">
            <div className="min-w-0 flex-1">
              <p className="flex min-w-0 items-baseline gap-2">
                <PersonName person={ban.person} />
                <span className="flex-none text-[13.5px] text-soft">
                  {ban.until === null ? 'for ever' : `until ${times.short(ban.until, Date.now())}`}
                </span>
              </p>
              <p className="text-[13.5px] text-soft [overflow-wrap:anywhere]">
                By <bdi>{ban.by.username}</bdi>, {times.short(ban.at, Date.now())}
                {ban.reason !== '' && `: ${ban.reason}`}
              </p>
            </div>
            <Button
              look="quiet"
              disabled={isBusy}
              aria-label={`Lift the ban of ${ban.person.username}`}
              onClick={() => lift(personKey(ban.person))}
            >
              Lift
            </Button>
          </div>
        )}
      </PagedList>
    </>
  );
}
