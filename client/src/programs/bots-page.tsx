import type { CommandOutput } from '@protocol/commands';
import { type BotRight, personKey } from '@protocol/people';
import { useCallback, useState } from 'react';
import { useRequest } from '../page';
import { PersonName } from '../people/person-name';
import { AskDialog } from '../ui/ask-dialog';
import { Button } from '../ui/button';
import { PagedList } from '../ui/paged-list';
import { useAsking } from '../ui/use-asking';
import { usePaged } from '../ui/use-paged';
import { AddBot } from './add-bot';
import { BotToken } from './bot-token';
import { botRights, rightLabels } from './rights';

type Bot = CommandOutput<'ListBots'>['bots'][number];
type Errand = { act: 'renew' | 'revoke'; bot: Bot };

/** The accounts of programs, and what they come in by. */
export function BotsPage() {
  const request = useRequest();
  const [isMaking, setMaking] = useState(false);
  const [errand, setErrand] = useState<Errand | null>(null);
  const [token, setToken] = useState<string | null>(null);
  const load = useCallback(async () => {
    const answer = await request('ListBots', undefined);
    return answer?.ok ? ({ ok: true, items: answer.bots } as const) : answer;
  }, [request]);
  const bots = usePaged<Bot>(load);
  const done = (made: string | null) => {
    setMaking(false);
    setErrand(null);
    setToken(made);
    bots.again();
  };
  return (
    <>
      <p className="text-[13.5px] text-soft">
        A bot is an account for a program. It may do what it has a right to, in General and in the rooms that it is
        brought into. It is removed under People.
      </p>
      <PagedList paged={bots} label="Bots" none="There are none." keyOf={({ bot }) => personKey(bot)}>
        {(one) => (
          <div className="flex flex-wrap items-center gap-2">
            <div className="min-w-0 flex-1 basis-40">
              <p className="flex min-w-0 items-baseline gap-2">
                <PersonName person={one.bot} />
              </p>
              <p className="text-[13.5px] text-soft">
                {sentenceOf(one.rights)}
                {!one.hasToken && ' · nothing lets it in'}
              </p>
            </div>
            <div className="flex flex-none gap-2">
              <Button
                look="quiet"
                aria-label={`Another token for ${one.bot.username}`}
                onClick={() => setErrand({ act: 'renew', bot: one })}
              >
                New token
              </Button>
              {one.hasToken && (
                <Button
                  look="quiet"
                  aria-label={`Revoke the token of ${one.bot.username}`}
                  onClick={() => setErrand({ act: 'revoke', bot: one })}
                >
                  Revoke
                </Button>
              )}
            </div>
          </div>
        )}
      </PagedList>
      <Button look="quiet" className="mt-3 w-full" onClick={() => setMaking(true)}>
        Add a bot
      </Button>
      {isMaking && <AddBot onMade={done} onClose={() => setMaking(false)} />}
      {errand && <TokenErrand {...errand} onDone={done} onClose={() => setErrand(null)} />}
      {token !== null && <BotToken token={token} onClose={() => setToken(null)} />}
    </>
  );
}

interface TokenErrandProps extends Errand {
  onDone: (token: string | null) => void;
  onClose: () => void;
}

function TokenErrand({ act, bot: { bot }, onDone, onClose }: TokenErrandProps) {
  const request = useRequest();
  const asking = useAsking();
  const userID = personKey(bot);
  const renew = async () => {
    const made = await asking.ask(request('RenewBotToken', { userID }));
    if (made) onDone(made.token);
  };
  const revoke = async () => {
    if (await asking.ask(request('RevokeBotToken', { userID }))) onDone(null);
  };
  const isRenewal = act === 'renew';
  return (
    <AskDialog
      title={isRenewal ? `Another token for ${bot.username}?` : `Revoke the token of ${bot.username}?`}
      act={isRenewal ? 'Make a token' : 'Revoke'}
      grave={!isRenewal}
      asking={asking}
      onAct={isRenewal ? renew : revoke}
      onClose={onClose}
    >
      <p className="text-soft">The token that it has ends, and so do its connections. What it said stays.</p>
    </AskDialog>
  );
}

function sentenceOf(rights: readonly BotRight[]): string {
  const labels = botRights.filter((right) => rights.includes(right)).map((right) => rightLabels[right]);
  return `May ${labels.join(', ').toLowerCase()}`;
}
