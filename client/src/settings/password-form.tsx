import { PASSWORD_MIN_CHARACTERS } from '@protocol/limits';
import { type FormEvent, useState } from 'react';
import { usePage, useSession } from '../page';
import { Button } from '../ui/button';
import { Field } from '../ui/field';
import { Done, Problem } from '../ui/problem';
import { useAsking } from '../ui/use-asking';

export function PasswordForm() {
  const session = useSession();
  const username = usePage((page) => page.you?.username ?? '');
  const { isBusy, problem, ask } = useAsking();
  const [current, setCurrent] = useState('');
  const [password, setPassword] = useState('');
  const [isChanged, setChanged] = useState(false);
  const change = async (event: FormEvent) => {
    event.preventDefault();
    if (isBusy) return;
    setChanged(false);
    if (!(await ask(session('ChangePassword', { current, password })))) return;
    setCurrent('');
    setPassword('');
    setChanged(true);
  };
  return (
    <form onSubmit={change}>
      {/* By which password managers know whose password it is. */}
      <input type="text" autoComplete="username" readOnly hidden value={username} />
      <Field
        label="Current password"
        type="password"
        autoComplete="current-password"
        value={current}
        onChange={({ target }) => setCurrent(target.value)}
      />
      <Field
        label="New password"
        type="password"
        autoComplete="new-password"
        hint={`At least ${PASSWORD_MIN_CHARACTERS} characters.`}
        value={password}
        onChange={({ target }) => setPassword(target.value)}
      />
      <Problem text={problem} />
      <Done text={isChanged ? 'Your password is changed. Everywhere else you are logged out.' : null} />
      <Button look="quiet" type="submit" className="mt-4 w-full" disabled={isBusy || current === '' || password === ''}>
        Change the password
      </Button>
    </form>
  );
}
