import { PASSWORD_MAX_CHARACTERS, PASSWORD_MIN_CHARACTERS } from '@protocol/limits';
import { useState } from 'react';
import { Field } from '../ui/field';

interface PasswordFieldProps {
  label?: string;
  /** Whether a new one is made up, or the one is asked for that is known. */
  kind: 'new-password' | 'current-password';
  value: string;
  problem?: string | null;
  onChange: (password: string) => void;
}

/** A password, which one may look at while writing it. */
export function PasswordField({ label = 'Password', kind, value, problem = null, onChange }: PasswordFieldProps) {
  const [isShown, setShown] = useState(false);
  const hint = kind === 'new-password' ? `At least ${PASSWORD_MIN_CHARACTERS} characters.` : undefined;
  return (
    <div>
      <Field
        label={label}
        hint={hint}
        problem={problem}
        type={isShown ? 'text' : 'password'}
        name="password"
        autoComplete={kind}
        autoCapitalize="none"
        spellCheck={false}
        maxLength={PASSWORD_MAX_CHARACTERS}
        required
        value={value}
        onChange={({ target }) => onChange(target.value)}
      />
      <label className="mt-1 flex min-h-9 w-fit items-center gap-2 text-[13.5px] text-soft pointer-coarse:min-h-11">
        <input
          type="checkbox"
          className="size-4 accent-(--accent)"
          checked={isShown}
          onChange={({ target }) => setShown(target.checked)}
        />
        Show the password
      </label>
    </div>
  );
}
