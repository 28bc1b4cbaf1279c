import { type Profile, personKey, type Role } from '@protocol/people';
import { type FormEvent, useState } from 'react';
import { useRequest } from '../page';
import { roleOf } from '../people/rank';
import { Button } from '../ui/button';
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
  const [chosen, setChosen] = useState(role);
  if (role === 'guest' || chosen === 'guest') return null;
  const change = async (event: FormEvent) => {
    event.preventDefault();
    setDone(null);
    if (isBusy || !(await ask(request('ChangeRole', { userID: personKey(person), role: chosen })))) return;
    setDone(`${person.username} is now ${chosen === 'owner' ? 'an' : 'a'} ${chosen}.`);
    onChanged();
  };
  return (
    <form className="mt-2" onSubmit={change}>
      <Choice label="Role" options={options} value={chosen} problem={problem} onChoose={setChosen} />
      <Done text={done} />
      {chosen !== role && (
        <Button look="main" type="submit" className="mt-3 w-full" disabled={isBusy}>
          Change the role
        </Button>
      )}
    </form>
  );
}
