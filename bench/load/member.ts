import type { Listener, Voice } from './drivers/driver';
import type { Tally } from './tally';
import { type Batch, now } from './text';

/** One connection, and what it must have received: from each sender number 0, 1, 2 … with none missing and none twice. */
export class Member implements Listener {
  voice!: Voice;
  cutFor: string | undefined;
  #expected: Int32Array;
  #seq: number | undefined;
  /** In a frame with the whole room: the newest message that was seen. */
  #newest = '';

  constructor(
    senders: number,
    private readonly tally: Tally,
    private readonly sampled: boolean,
  ) {
    this.#expected = new Int32Array(senders);
  }

  entered(seq: number): void {
    this.#seq = Math.max(seq, this.#seq ?? 0);
  }

  closed = (reason: string): void => {
    this.cutFor ??= reason;
  };

  batch(batch: Batch): void {
    if (batch.seqs) this.#follow(batch.seqs);
    const from = batch.whole ? this.#firstNew(batch) : 0;
    const time = this.sampled && this.tally.recording ? now() : 0;
    for (let i = from; i < batch.senders.length; i++) {
      this.#receive(batch.senders[i] as number, batch.numbers[i] as number);
      if (time > 0) this.tally.latency.add(time - (batch.sentAt[i] as number));
    }
  }

  stillMissing(sent: Record<number, number>): number {
    let missing = 0;
    for (const [sender, count] of Object.entries(sent)) missing += count - (this.#expected[Number(sender)] ?? 0);
    return missing;
  }

  #receive(sender: number, number: number): void {
    const expected = this.#expected[sender] as number;
    if (number < expected) {
      this.tally.doubled++;
      return;
    }
    this.tally.missing += number - expected;
    this.tally.deliveries++;
    this.#expected[sender] = number + 1;
  }

  #follow(seqs: { first: number; last: number }): void {
    if (this.#seq !== undefined && seqs.first > this.#seq + 1) this.tally.gaps++;
    this.#seq = Math.max(this.#seq ?? 0, seqs.last);
  }

  #firstNew(batch: Batch): number {
    let at = batch.senders.length;
    while (at > 0 && `${batch.senders[at - 1]}.${batch.numbers[at - 1]}` !== this.#newest) at--;
    const last = batch.senders.length - 1;
    if (last >= 0) this.#newest = `${batch.senders[last]}.${batch.numbers[last]}`;
    return at;
  }
}
