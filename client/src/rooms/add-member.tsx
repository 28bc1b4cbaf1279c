import { type Profile, personKey } from '@protocol/people';
import { UserPlus } from 'lucide-react';
import { useState } from 'react';
import { useRequest } from '../page';
import { PersonFinder } from '../people/person-finder';
import { PersonLine } from '../people/person-line';
import { IconButton } from '../ui/icon-button';
import { Problem } from '../ui/problem';
import { useAsking } from '../ui/use-asking';

interface AddMemberProps {
  roomId: string;
  isMember: (person: Profile) => boolean;
  onAdded: () => void;
}

export function AddMember({ roomId, isMember, onAdded }: AddMemberProps) {
  const request = useRequest();
  const { isBusy, problem, ask } = useAsking();
  const [query, setQuery] = useState('');
  const add = async (person: Profile) => {
    if (!(await ask(request('AddMember', { roomId, userID: personKey(person) })))) return;
    setQuery('');
    onAdded();
  };
  return (
    <div className="mt-3">
      <PersonFinder label="Add someone" query={query} onQuery={setQuery} none="Nobody with an account has this name.">
        {(person) => (
          <PersonLine person={person}>
            {isMember(person) ? (
              <span className="flex-none pr-2 text-[12.5px] text-soft">member</span>
            ) : (
              <IconButton
                icon={UserPlus}
                label={`Add ${person.username}`}
                disabled={isBusy}
                onClick={() => add(person)}
              />
            )}
          </PersonLine>
        )}
      </PersonFinder>
      <Problem text={problem} />
    </div>
  );
}
