import type { ReactNode } from 'react';
import { BrandMark } from './brand';

/** One thing alone, in the middle of the window. */
export function FullPage({ title, children }: { title: string; children: ReactNode }) {
  return (
    <main className="grid h-dvh place-items-center overflow-y-auto bg-paper p-4">
      <div className="w-full max-w-[400px] rounded-2xl border border-line bg-surface p-6 rail:p-8">
        <BrandMark className="-ml-1 size-10" />
        <h1 className="mt-4 mb-2 font-semibold text-xl tracking-[-0.01em]">{title}</h1>
        {children}
      </div>
    </main>
  );
}
