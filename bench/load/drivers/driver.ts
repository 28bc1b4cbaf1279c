import type { Batch } from '../text';

export interface Listener {
  batch(batch: Batch): void;
  /** The delta feed says where the room stood when this connection entered. */
  entered(seq: number): void;
  closed(reason: string): void;
}

/** One connection that is in the room. */
export interface Voice {
  readonly bytes: number;
  /** `answered` is called where the protocol acknowledges, and says whether the message was taken. */
  send(text: string, answered: (ok: boolean) => void): void;
  /** Enter anew without having seen anything, as a page does that was just opened. Only where the protocol answers it. */
  enterAgain?(answered: () => void): void;
  close(): void;
}

/** Speaks one server's protocol. */
export interface Driver {
  /** Whether sending is acknowledged. */
  acknowledges: boolean;
  join(port: number, name: string, listener: Listener): Promise<Voice>;
}
