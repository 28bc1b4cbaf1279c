import { Refusal } from '../../protocol/index';
import { inspector } from '../content/inspector';
import type { FoundContent, Inspection } from '../ports';
import type { Reservation } from './file-space';
import { isTaken, type TakenTypes } from './file-types';

export interface ReceivingRules {
  types: TakenTypes;
  /** Of one file, in bytes. */
  max: number;
}

/** One file as it comes: measured, looked into, and handed on as it is to be kept. */
export class Receiving {
  private inspection: Inspection | undefined;
  private head: Buffer[] = [];
  private came = 0;

  constructor(
    private readonly source: AsyncIterable<Buffer>,
    private readonly reservation: Pick<Reservation, 'cover'>,
    private readonly rules: ReceivingRules,
  ) {}

  /** What it turned out to be, once all of it came. */
  get found(): FoundContent {
    if (!this.inspection) throw new Error('nothing has come yet');
    return this.inspection.found;
  }

  get decodingBytes(): number {
    return this.inspection?.decodingBytes ?? 0;
  }

  /** Rejects with what refuses it, as soon as that is known: the rest is not asked for. */
  async *kept(): AsyncIterable<Buffer> {
    for await (const bytes of this.source) {
      this.came += bytes.length;
      if (this.came > this.rules.max) throw new Refusal('file_too_large');
      const covered = this.reservation.cover(this.came);
      if (covered) await covered;
      yield* this.looked(bytes);
    }
    yield* this.begun();
    yield* this.inspection?.end() ?? [];
    this.check();
  }

  private looked(bytes: Buffer): Buffer[] {
    if (this.inspection) return this.inspection.push(bytes);
    this.head.push(bytes);
    return this.came < inspector.headBytes ? [] : this.begun();
  }

  /** Look at what came until now. */
  private begun(): Buffer[] {
    if (this.inspection) return [];
    const head = Buffer.concat(this.head);
    this.head = [];
    this.inspection = inspector.begin(head);
    // What seems to be a video may have nothing but sound.
    if (this.inspection.found.type !== 'video/mp4') this.check();
    return this.inspection.push(head);
  }

  private check(): void {
    if (!isTaken(this.found.type, this.rules.types)) throw new Refusal('file_type_refused');
  }
}
