import { Bookmark, type LucideIcon, Pin } from 'lucide-react';

interface MessageMarksProps {
  isPinned: boolean | undefined;
  isKept: boolean | null | undefined;
}

/** What marks a message has: for all who read it, and for you alone. */
export default function MessageMarks({ isPinned, isKept }: MessageMarksProps) {
  return (
    <p className="flex gap-3 py-0.5 text-[12.5px] text-soft leading-4">
      {isPinned && <Mark icon={Pin} label="Pinned" />}
      {isKept && <Mark icon={Bookmark} label="Bookmarked" />}
    </p>
  );
}

function Mark({ icon: Icon, label }: { icon: LucideIcon; label: string }) {
  return (
    <span className="flex items-center gap-1">
      <Icon aria-hidden="true" className="size-3.5" />
      {label}
    </span>
  );
}
