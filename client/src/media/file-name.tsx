import { splitName } from './split-name';

/** The name of a file on one line. What does not fit is left out of its middle; its own direction decides where that is. */
export function FileName({ name, className = '' }: { name: string; className?: string }) {
  const [start, end] = splitName(name);
  return (
    <span dir="auto" title={name} className={`flex min-w-0 ${className}`}>
      {end !== '' && <span className="sr-only">{name}</span>}
      <span aria-hidden={end !== ''} className="min-w-0 overflow-hidden text-ellipsis whitespace-pre">
        {start}
      </span>
      {end !== '' && (
        <span aria-hidden="true" className="flex-none whitespace-pre">
          {end}
        </span>
      )}
    </span>
  );
}
