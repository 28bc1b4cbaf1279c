import { useEffect, useId, useState } from 'react';
import { emojiMemory } from '../../emoji/memory';
import { usePage } from '../../page';
import { insertText } from '../insert-text';
import { CommandHelp } from './command-help';
import type { Completed } from './completed';
import type { Offer } from './offer';
import { OfferList } from './offer-list';
import { useAsked } from './use-asked';
import { useClosedCodes } from './use-closed-codes';
import { useKeys } from './use-keys';
import { useOffers } from './use-offers';

/** Completes emoji, people, rooms and commands in the field of the composer. Comes with the first sign of one. */
export default function Completion({ field, text, isNew }: Completed) {
  const id = useId();
  const roomId = usePage((page) => page.route.roomId);
  const { asked: anything, close } = useAsked(field, text, roomId);
  const asked = anything?.kind === 'command' && !isNew ? null : anything;
  const offers = useOffers(asked, isNew ? text : '');
  const [chosen, setChosen] = useState({ for: '', at: 0 });
  useClosedCodes(field);
  const question = asked ? `${asked.kind} ${asked.start} ${asked.query}` : '';
  // Other letters, other offers: the first one again.
  const active = chosen.for === question ? Math.min(chosen.at, offers.length - 1) : 0;
  const isOpen = asked !== null && offers.length > 0;
  const choose = (offer: Offer | undefined) => {
    if (!asked || !offer || !field.current) return;
    close(asked.start);
    if (offer.kind === 'emoji') emojiMemory.chose(offer.emoji.emoji);
    insertText(field.current, offer.insert, asked.start, asked.end);
  };
  useKeys(field, isOpen, {
    step: (by) => setChosen({ for: question, at: (active + by + offers.length) % offers.length }),
    choose: () => choose(offers[active]),
    close: () => asked && close(asked.start),
  });
  useEffect(() => {
    const element = field.current;
    // Several lines make it a textbox, and no combobox; what it may say of a list is this.
    element?.setAttribute('aria-autocomplete', 'list');
    if (!isOpen || !element) return;
    element.setAttribute('aria-haspopup', 'listbox');
    element.setAttribute('aria-controls', id);
    element.setAttribute('aria-activedescendant', `${id}-${active}`);
    return () => {
      for (const name of ['haspopup', 'controls', 'activedescendant']) element.removeAttribute(`aria-${name}`);
    };
  }, [field, isOpen, id, active]);
  return (
    <>
      {isOpen ? (
        <OfferList id={id} field={field} kind={asked.kind} offers={offers} active={active} onChoose={choose} />
      ) : (
        isNew && <CommandHelp text={text} />
      )}
      <p role="status" className="sr-only">
        {isOpen && countText(offers.length)}
      </p>
    </>
  );
}

function countText(count: number): string {
  return count === 1 ? '1 suggestion. Enter takes it.' : `${count} suggestions. Arrow keys choose, Enter takes one.`;
}
