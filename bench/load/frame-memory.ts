import type { Batch } from './text';

const KEPT_PER_LENGTH = 8;
const KEPT = 64;

interface Frame {
  payload: Buffer;
  batch: Batch | undefined;
}

/**
 * Remembers decoded frames. A broadcast brings the same bytes to every socket of the process: they are parsed once and
 * compared for the others, which checks every byte and costs a hundredth.
 */
export class FrameMemory {
  #byLength = new Map<number, Frame[]>();
  #count = 0;

  constructor(private readonly decode: (text: string) => Batch | undefined) {}

  read(payload: Buffer): Batch | undefined {
    const alike = this.#byLength.get(payload.length);
    if (alike) {
      for (let i = alike.length - 1; i >= 0; i--) {
        const frame = alike[i] as Frame;
        if (frame.payload.equals(payload)) return frame.batch;
      }
    }
    const frame = { payload: Buffer.from(payload), batch: this.decode(payload.toString()) };
    this.#keep(frame);
    return frame.batch;
  }

  #keep(frame: Frame): void {
    if (this.#count++ > KEPT) {
      this.#byLength.clear();
      this.#count = 1;
    }
    const alike = this.#byLength.get(frame.payload.length);
    if (!alike) this.#byLength.set(frame.payload.length, [frame]);
    else {
      alike.push(frame);
      if (alike.length > KEPT_PER_LENGTH) alike.shift();
    }
  }
}
