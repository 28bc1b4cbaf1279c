import { type ComponentProps, type ReactNode, useId } from 'react';

const box =
  'min-h-11 w-full rounded-[10px] border border-soft bg-paper px-3 text-base aria-invalid:border-bad disabled:opacity-60';

interface Labelled {
  label: string;
  hint?: ReactNode;
  /** Why what was written was refused. It takes the hint's place. */
  problem?: string | null;
}

/** A line to write in, with its label above and what is to be said about it below. */
export function Field({ label, hint, problem = null, ...rest }: Labelled & ComponentProps<'input'>) {
  const id = useId();
  return (
    <Frame id={id} label={label} hint={hint} problem={problem}>
      <input
        dir="auto"
        id={id}
        aria-describedby={`${id}-note`}
        aria-invalid={problem !== null}
        {...rest}
        className={box}
      />
    </Frame>
  );
}

export function TextArea({ label, hint, problem = null, ...rest }: Labelled & ComponentProps<'textarea'>) {
  const id = useId();
  return (
    <Frame id={id} label={label} hint={hint} problem={problem}>
      <textarea
        dir="auto"
        rows={3}
        id={id}
        aria-describedby={`${id}-note`}
        aria-invalid={problem !== null}
        {...rest}
        className={`${box} resize-y py-2`}
      />
    </Frame>
  );
}

interface ChoiceProps<Value extends string> extends Labelled {
  value: Value;
  options: readonly { value: Value; label: string }[];
  onChoose: (value: Value) => void;
  disabled?: boolean;
}

/** One of a few. The browser's own list: it works everywhere by keyboard and on a phone. */
export function Choice<Value extends string>(props: ChoiceProps<Value>) {
  const { label, hint, problem = null, value, options, onChoose, disabled } = props;
  const id = useId();
  return (
    <Frame id={id} label={label} hint={hint} problem={problem}>
      <select
        id={id}
        aria-describedby={`${id}-note`}
        className={box}
        disabled={disabled}
        value={value}
        onChange={({ target }) => {
          const chosen = options.find((option) => option.value === target.value);
          if (chosen) onChoose(chosen.value);
        }}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </Frame>
  );
}

interface CheckProps {
  label: string;
  hint: string;
  checked: boolean;
  onChange: (checked: boolean) => void;
}

/** Yes or no. */
export function Check({ label, hint, checked, onChange }: CheckProps) {
  const id = useId();
  return (
    <div className="mt-3 flex min-h-11 items-center gap-3">
      <input
        type="checkbox"
        id={id}
        aria-describedby={`${id}-note`}
        className="size-5 flex-none accent-(--accent)"
        checked={checked}
        onChange={({ target }) => onChange(target.checked)}
      />
      <div>
        <label htmlFor={id} className="block font-medium">
          {label}
        </label>
        <p id={`${id}-note`} className="text-[13.5px] text-soft">
          {hint}
        </p>
      </div>
    </div>
  );
}

function Frame({ id, label, hint, problem, children }: Labelled & { id: string; children: ReactNode }) {
  return (
    <div className="mt-4 first:mt-0">
      <label htmlFor={id} className="mb-1.5 block font-medium">
        {label}
      </label>
      {children}
      <p id={`${id}-note`} aria-live="polite" className={`text-[13.5px] ${problem ? 'text-bad' : 'text-soft'}`}>
        {(problem ?? hint) && <span className="mt-1.5 block">{problem ?? hint}</span>}
      </p>
    </div>
  );
}
