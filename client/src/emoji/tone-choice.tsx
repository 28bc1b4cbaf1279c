import { type Tone, toned, tones } from './tone';

const HAND = '✋';

interface ToneButtonProps {
  tone: Tone;
  isOpen: boolean;
  onPress: () => void;
}

export function ToneButton({ tone, isOpen, onPress }: ToneButtonProps) {
  const label = `Skin tone: ${tones[tone].label}`;
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      aria-expanded={isOpen}
      className="grid size-11 flex-none place-items-center rounded-[10px] text-xl hover:bg-side aria-expanded:bg-side"
      onClick={onPress}
    >
      {toned(HAND, tone)}
    </button>
  );
}

/** The tone that every emoji of people and hands gets. */
export function ToneChoice({ tone, onChoose }: { tone: Tone; onChoose: (tone: Tone) => void }) {
  return (
    <fieldset className="flex justify-around px-2">
      <legend className="sr-only">Skin tone</legend>
      {tones.map(({ label }, index) => (
        <label
          key={label}
          title={label}
          className="relative grid size-11 cursor-pointer place-items-center rounded-lg text-xl hover:bg-side has-checked:bg-tint has-focus-visible:outline-2 has-focus-visible:outline-accent"
        >
          <input
            type="radio"
            name="skin-tone"
            aria-label={label}
            checked={index === tone}
            className="absolute inset-0 cursor-pointer opacity-0"
            onChange={() => onChoose(index as Tone)}
          />
          <span aria-hidden="true">{toned(HAND, index as Tone)}</span>
        </label>
      ))}
    </fieldset>
  );
}
