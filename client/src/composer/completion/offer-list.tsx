import { type RefObject, useLayoutEffect, useState } from 'react';
import type { Asked } from './asked';
import type { Offer } from './offer';
import { OfferLine } from './offer-line';

const labels: Record<Asked['kind'], string> = { emoji: 'Emoji', person: 'People', room: 'Rooms', command: 'Commands' };

interface OfferListProps {
  id: string;
  field: RefObject<HTMLTextAreaElement | null>;
  kind: Asked['kind'];
  offers: readonly Offer[];
  active: number;
  onChoose: (offer: Offer) => void;
}

/**
 * Stands above the field, or below it where there is more room. The field keeps the focus: a finger that chooses leaves the
 * keyboard where it is.
 */
export function OfferList({ id, field, kind, offers, active, onChoose }: OfferListProps) {
  const [isBelow] = useState(() => {
    const { top = 0, bottom = 0 } = field.current?.getBoundingClientRect() ?? {};
    return top < window.innerHeight - bottom;
  });
  useLayoutEffect(() => {
    document.getElementById(`${id}-${active}`)?.scrollIntoView({ block: 'nearest' });
  }, [id, active]);
  return (
    <div
      id={id}
      role="listbox"
      aria-label={labels[kind]}
      className={`absolute inset-x-0 z-10 max-h-[min(368px,45dvh)] overflow-y-auto overscroll-contain rounded-card border border-line bg-surface p-1.5 shadow-[0_8px_32px_#0000002e] [--behind:var(--surface)] ${
        isBelow ? 'top-full mt-2' : 'bottom-full mb-2'
      }`}
      onPointerDown={(event) => event.preventDefault()}
    >
      {offers.map((offer, index) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the field's
        // biome-ignore lint/a11y/useFocusableInteractive: the field keeps the focus
        <div
          key={offer.key}
          id={`${id}-${index}`}
          role="option"
          aria-selected={index === active}
          className="flex min-h-9 cursor-pointer items-center gap-2.5 rounded-lg px-2 hover:bg-side aria-selected:bg-tint aria-selected:shadow-[inset_3px_0_0_var(--accent)] pointer-coarse:min-h-11"
          onClick={() => onChoose(offer)}
        >
          <OfferLine offer={offer} />
        </div>
      ))}
    </div>
  );
}
