import { filters, withFilter } from './query';

interface FilterHintsProps {
  query: string;
  onChoose: (query: string) => void;
}

export function FilterHints({ query, onChoose }: FilterHintsProps) {
  return (
    <>
      <p className="px-2 pt-2 text-soft">Every room that you are in is searched. These narrow it:</p>
      <ul className="mt-1">
        {filters.map(({ name, example, meaning }) => (
          <li key={name}>
            <button
              type="button"
              className="flex min-h-9 w-full items-center gap-3 rounded-lg px-2 text-left hover:bg-side pointer-coarse:min-h-11"
              onClick={() => onChoose(withFilter(query, name))}
            >
              <code className="flex-none rounded bg-side px-1.5 py-0.5 text-[13px]">{example}</code>
              <span className="text-soft">{meaning}</span>
            </button>
          </li>
        ))}
      </ul>
      <p className="px-2 pt-1 text-[13.5px] text-soft">A name with spaces goes in quotes: from:"Mira K".</p>
    </>
  );
}
