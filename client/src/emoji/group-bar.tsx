import {
  Clock,
  Flag,
  Heart,
  Lightbulb,
  type LucideIcon,
  PawPrint,
  PlaneTakeoff,
  Smile,
  Trophy,
  Utensils,
} from 'lucide-react';
import type { Section } from './use-picker';

const icons: Record<string, LucideIcon> = {
  Recent: Clock,
  'Smileys and people': Smile,
  'Animals and nature': PawPrint,
  'Food and drink': Utensils,
  'Travel and places': PlaneTakeoff,
  Activities: Trophy,
  Objects: Lightbulb,
  Symbols: Heart,
  Flags: Flag,
};

/** Leads to each group. */
export function GroupBar({ sections, onGo }: { sections: readonly Section[]; onGo: (section: Section) => void }) {
  return (
    <nav aria-label="Groups of emoji" className="flex px-2">
      {sections.map((section) => {
        const Icon = icons[section.name] ?? Smile;
        return (
          <button
            key={section.name}
            type="button"
            aria-label={section.name}
            title={section.name}
            className="grid h-10 min-w-0 flex-1 place-items-center rounded-lg text-soft hover:bg-side hover:text-ink pointer-coarse:h-11"
            onClick={() => onGo(section)}
          >
            <Icon aria-hidden="true" className="size-[18px]" />
          </button>
        );
      })}
    </nav>
  );
}
