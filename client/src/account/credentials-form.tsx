import type { FormEvent } from 'react';
import { Button } from '../ui/button';
import { Field } from '../ui/field';
import { PasswordField } from './password-field';
import type { useCredentials } from './use-credentials';

interface CredentialsFormProps {
  credentials: ReturnType<typeof useCredentials>;
  kind: 'new-password' | 'current-password';
  act: string;
  onSubmit: () => void;
}

/** A name, a password, and one button. */
export function CredentialsForm({ credentials, kind, act, onSubmit }: CredentialsFormProps) {
  const { username, password, setName, setPassword, isBusy, isWaiting, nameProblem, passwordProblem } = credentials;
  const canSubmit = !isBusy && !isWaiting && username.trim() !== '' && password !== '';
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (canSubmit) onSubmit();
  };
  return (
    <form onSubmit={submit}>
      <Field
        label="Your name"
        problem={nameProblem}
        name="username"
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        required
        value={username}
        onChange={({ target }) => setName(target.value)}
      />
      <div className="mt-4">
        <PasswordField kind={kind} value={password} problem={passwordProblem} onChange={setPassword} />
      </div>
      <Button look="main" type="submit" className="mt-4 w-full" disabled={!canSubmit}>
        {act}
      </Button>
    </form>
  );
}
