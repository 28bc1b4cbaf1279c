export function BrandMark({ className }: { className: string }) {
  return (
    <svg aria-hidden="true" viewBox="0 0 32 32" fill="none" className={className}>
      <path d="M4 15 16 5l12 10v10a3 3 0 0 1-3 3H7a3 3 0 0 1-3-3z" fill="var(--accent)" />
      <path
        d="M10 16h12a2 2 0 0 1 2 2v3a2 2 0 0 1-2 2h-5l-4 3v-3h-3a2 2 0 0 1-2-2v-3a2 2 0 0 1 2-2z"
        fill="var(--side)"
      />
    </svg>
  );
}

export function Brand() {
  return (
    <div className="flex items-center gap-2.5 px-2 pt-1 pb-4 font-[650] text-[17px] tracking-[-0.01em]">
      <BrandMark className="size-[26px]" />
      Snug
    </div>
  );
}
