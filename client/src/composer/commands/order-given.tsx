import { useEffect, useState } from 'react';
import { useWholePage } from '../../page';
import type { Composing, Order } from '../use-composing';
import { obey, type Refused } from './obey';

/** Once each: React may run an effect again. */
const given = new WeakSet<Order>();

/** Does what a command says, or says below the field why not. */
export default function OrderGiven({ order, composing }: { order: Order; composing: Composing }) {
  const page = useWholePage();
  const { field, text, write, sendText } = composing;
  const [refused, setRefused] = useState<Refused | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is done with the answer is looked up when it comes
  useEffect(() => {
    if (given.has(order)) return;
    given.add(order);
    setRefused(null);
    void obey(page, order.text).then((outcome) => {
      // One may have written on, or gone to another room, before there was an answer.
      if (field.current?.value !== order.text) return;
      if (outcome === 'done') write('');
      else if ('send' in outcome) sendText(outcome.send);
      else setRefused(outcome);
    });
  }, [order]);
  if (!refused || text !== order.text) return null;
  return (
    <p className="px-3 pt-1 text-right text-[12.5px] text-bad">
      <span role="alert">{refused.problem}</span>
      {refused.isUnknown && (
        <button
          type="button"
          className="relative ml-2 font-semibold text-accent before:absolute before:-inset-x-2 before:-inset-y-3"
          onClick={() => sendText(text)}
        >
          Send as text
        </button>
      )}
    </p>
  );
}
