/** What one connection may say before it has its answer, in packets and in characters or bytes. */
const EARLY_MAX = { packets: 256, length: 64 * 1024 } as const;

/**
 * What came on a connection while it was being let in. Socket.IO closes a connection that speaks so soon; what was said at once
 * would be lost, though whoever said it could not know that they were to wait.
 */
export class EarlyPackets {
  private packets: unknown[] = [];
  private length = 0;

  /** A packet of nothing is undefined. Returns whether there is room for it. */
  add(packet: unknown): boolean {
    this.packets.push(packet);
    this.length += (packet as { length: number } | undefined)?.length ?? 0;
    return this.packets.length <= EARLY_MAX.packets && this.length <= EARLY_MAX.length;
  }

  /** All of them, in their order. They are kept no longer. */
  take(): unknown[] {
    const { packets } = this;
    this.packets = [];
    this.length = 0;
    return packets;
  }
}
