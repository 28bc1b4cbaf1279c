import { type Profile, personKey, type Role } from '@protocol/people';
import { useActions, useRequest } from '../page';
import { roleOf } from '../people/rank';
import { Choice } from '../ui/field';
import { useAsking } from '../ui/use-asking';

const options: readonly { value: Exclude<Role, 'guest'>; label: string }[] = [
  { value: 'member', label: 'Member' },
  { value: 'moderator', label: 'Moderator: settles reports, mutes, bans' },
  { value: 'owner', label: 'Owner: may do everything' },
];

export function RoleChoice({ person, onChanged }: { person: Profile; onChanged: () => void }) {
  const request = useRequest();
  const { say } = useActions();
  const { isBusy, problem, ask } = useAsking();
  const role = roleOf(person);
  if (role === 'guest') return null;
  const change = async (next: Exclude<Role, 'guest'>) => {
    if (!(await ask(request('ChangeRole', { userID: personKey(person), role: next })))) return;
    say(`${person.username} is now ${next === 'owner' ? 'an' : 'a'} ${next}.`);
    onChanged();
  };
  return (
    <div className="mt-2">
      <Choice label="Role" options={options} value={role} problem={problem} disabled={isBusy} onChoose={change} />
    </div>
  );
}
