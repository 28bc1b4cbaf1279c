import { type Profile, personKey, type Role } from '@protocol/people';
import { useState } from 'react';
import { useRequest } from '../page';
import { roleOf } from '../people/rank';
import { Choice } from '../ui/field';
import { Done } from '../ui/problem';
import { useAsking } from '../ui/use-asking';

const options: readonly { value: Exclude<Role, 'guest'>; label: string }[] = [
  { value: 'member', label: 'Member' },
  { value: 'moderator', label: 'Moderator: settles reports, mutes, bans' },
  { value: 'owner', label: 'Owner: may do everything' },
];

export function RoleChoice({ person, onChanged }: { person: Profile; onChanged: () => void }) {
  const request = useRequest();
  const { isBusy, problem, ask } = useAsking();
  const [done, setDone] = useState<string | null>(null);
  const role = roleOf(person);
  if (role === 'guest') return null;
  const change = async (next: Exclude<Role, 'guest'>) => {
    setDone(null);
    if (!(await ask(request('ChangeRole', { userID: personKey(person), role: next })))) return;
    setDone(`${person.username} is now ${next === 'owner' ? 'an' : 'a'} ${next}.`);
    onChanged();
  };
  return (
    <div className="mt-2">
      <Choice label="Role" options={options} value={role} problem={problem} disabled={isBusy} onChoose={change} />
      <Done text={done} />
    </div>
  );
}
