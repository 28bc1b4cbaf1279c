import { useId } from 'react';
import { hueColour } from '../people/colour';

const hues = [
  { hue: 0, label: 'Rose' },
  { hue: 33, label: 'Brick' },
  { hue: 66, label: 'Ochre' },
  { hue: 99, label: 'Olive' },
  { hue: 132, label: 'Moss' },
  { hue: 165, label: 'Jade' },
  { hue: 198, label: 'Teal' },
  { hue: 231, label: 'Blue' },
  { hue: 264, label: 'Indigo' },
  { hue: 297, label: 'Violet' },
  { hue: 330, label: 'Plum' },
];

interface ColourFieldProps {
  /** The colour that one has without choosing. */
  given: string;
  /** A hue in degrees; null for the colour that one is given. */
  value: number | null;
  onChange: (colour: number | null) => void;
}

/** A few hues to choose from, or the given one. */
export function ColourField({ given, value, onChange }: ColourFieldProps) {
  const name = useId();
  const option = (hue: number | null, label: string) => (
    <label key={label} className="relative" title={label}>
      <input
        type="radio"
        name={name}
        aria-label={label}
        className="peer absolute inset-0 size-full cursor-pointer opacity-0"
        checked={value === hue}
        onChange={() => onChange(hue)}
      />
      <span
        aria-hidden="true"
        className="block size-9 rounded-full border-2 border-surface outline-2 outline-transparent outline-offset-0 peer-checked:outline-ink peer-focus-visible:outline-(--focus) pointer-coarse:size-11"
        style={{ backgroundColor: hue === null ? given : hueColour(hue) }}
      />
    </label>
  );
  return (
    <fieldset className="mt-4">
      <legend className="mb-1.5 font-medium">Your colour</legend>
      <div className="flex flex-wrap gap-1.5">
        {option(null, 'The one you were given')}
        {hues.map(({ hue, label }) => option(hue, label))}
        {value !== null && !hues.some(({ hue }) => hue === value) && option(value, 'The one you have')}
      </div>
    </fieldset>
  );
}
