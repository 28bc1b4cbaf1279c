import { Search } from 'lucide-react';
import { useCallback, useEffect, useId, useRef, useState } from 'react';
import { useActions, useRequest } from '../page';
import { SidePanel } from '../ui/side-panel';
import { useDebounced } from '../ui/use-debounced';
import { useWide } from '../ui/use-wide';
import { FilterHints } from './filter-hints';
import { isWhole } from './query';
import { Results } from './results';

const TYPING_MS = 250;

export default function SearchPanel({ onClose }: { onClose: () => void }) {
  const request = useRequest();
  const { openRoom } = useActions();
  const isWide = useWide();
  const [query, setQuery] = useState('');
  const asked = useDebounced(query.trim(), TYPING_MS);
  const field = useRef<HTMLInputElement>(null);
  const hintId = useId();
  useEffect(() => field.current?.focus(), []);
  const load = useCallback(
    async (before: string | undefined) => {
      const answer = await request('Search', { query: asked, ...(before === undefined ? {} : { before }) });
      return answer?.ok ? ({ ok: true, items: answer.found, next: answer.next } as const) : answer;
    },
    [request, asked],
  );
  const write = (text: string) => {
    setQuery(text);
    field.current?.focus();
  };
  return (
    <SidePanel title="Search" onClose={onClose}>
      <search className="flex-none px-4 pt-3 pb-1">
        <div className="relative">
          <Search aria-hidden="true" className="-translate-y-1/2 absolute top-1/2 left-3 size-4 text-soft" />
          <input
            ref={field}
            type="search"
            dir="auto"
            aria-label="Search messages"
            aria-describedby={hintId}
            placeholder="Search messages"
            enterKeyHint="search"
            autoComplete="off"
            maxLength={500}
            className="min-h-11 w-full rounded-[10px] border border-soft bg-paper pr-2 pl-9 text-base placeholder:text-soft placeholder:opacity-100"
            value={query}
            onChange={({ target }) => setQuery(target.value)}
          />
        </div>
      </search>
      <div className="min-h-0 flex-1 overflow-y-auto overscroll-contain px-2 pb-4">
        <div id={hintId}>{!isWhole(query) && <FilterHints query={query} onChoose={write} />}</div>
        {isWhole(asked) && isWhole(query) && (
          <Results
            key={asked}
            query={asked}
            load={load}
            onChoose={(roomId, seq) => {
              if (!isWide) onClose();
              openRoom(roomId, seq);
            }}
          />
        )}
      </div>
    </SidePanel>
  );
}
