import { PASSWORD_MIN_CHARACTERS } from '@protocol/limits';
import { type FormEvent, useState } from 'react';
import { useActions, usePage, useSession } from '../page';
import { Button } from '../ui/button';
import { Field } from '../ui/field';
import { Problem } from '../ui/problem';
import { useAsking } from '../ui/use-asking';

export function PasswordForm() {
  const session = useSession();
  const { say } = useActions();
  const username = usePage((page) => page.you?.username ?? '');
  const { isBusy, problem, ask } = useAsking();
  const [current, setCurrent] = useState('');
  const [password, setPassword] = useState('');
  const change = async (event: FormEvent) => {
    event.preventDefault();
    if (isBusy || !(await ask(session('ChangePassword', { current, password })))) return;
    setCurrent('');
    setPassword('');
    say('Your password is changed. You are logged out everywhere else.');
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
      <Button look="quiet" type="submit" className="mt-4 w-full" disabled={isBusy || current === '' || password === ''}>
        Change the password
      </Button>
    </form>
  );
}
