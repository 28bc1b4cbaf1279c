import { type CommandName, Refusal } from '../../protocol/index';
import { Bucket } from '../bucket';
import { COME_BACK_MS } from '../policies';
import type { Clock, Load, Log } from '../ports';
import type { Asker } from './actor';

/** Handshakes that are let in a second while this process comes to everything in time, and at once. */
const HANDSHAKES = { aSecond: 1_000, atOnce: 100 } as const;

/** As late may the process be, in milliseconds, before fewer are let in: half as many where it is twice as late. */
const CALM_MS = 50;

/** Connections that may be on their way in: they have a place, and have not said yet what for. */
const ON_THE_WAY_MAX = 1_000;

/** Connections of one address. It may be that of a whole school. */
const OF_ADDRESS_MAX = 500;

/** Whoever is refused comes back after a time of their own between these, in milliseconds: not all at once. */
const RETRY_MS = { from: 1_000, to: 5_000 } as const;

/** By what one becomes somebody here. */
const ofNewcomers: ReadonlySet<CommandName> = new Set<CommandName>(['BecomeGuest', 'Register']);

export interface AdmissionDependencies {
  load: Load;
  clock: Clock;
  log: Log;
  /** Whether there is a pace, and a bound for each address. The other bounds always hold. */
  limits: boolean;
  /** How many connections there may be in all. */
  connectionsMax: number;
}

/** A connection that has a place. */
export interface Place {
  /** It is in. */
  arrived(): void;
  /** It ended, whether it got in or not. */
  left(): void;
}

/**
 * Decides whether one more may come in now, so that nobody who is in suffers by those who are not. Whoever is refused
 * is told when to come back.
 */
export class Admission {
  private readonly ofAddress = new Map<string, number>();
  /** Connections that have a place and are not in yet. */
  onTheWay = 0;
  private connections = 0;
  private readonly handshakes: Bucket;
  private isClosed = false;
  private hasWarned = false;

  constructor(private readonly dependencies: AdmissionDependencies) {
    this.handshakes = new Bucket(dependencies.clock, HANDSHAKES.atOnce);
  }

  /** Whether newcomers are welcome, but for the pace at which they come. */
  get isOpen(): boolean {
    const { load, connectionsMax } = this.dependencies;
    return !this.isClosed && !load.isOverloaded && this.connections < connectionsMax;
  }

  /** Nobody is let in any more. */
  close(): void {
    this.isClosed = true;
  }

  /** Throws `shutting_down` once nobody is let in any more. */
  checkNotClosed(): void {
    if (this.isClosed) throw new Refusal('shutting_down', Math.round(COME_BACK_MS * (0.5 + Math.random())));
  }

  /** Throws `overloaded` where somebody who is nobody here yet would become somebody. */
  checkNewcomer(command: CommandName, { actor }: Asker): void {
    if (this.dependencies.load.isOverloaded && !actor && ofNewcomers.has(command)) throw later('overloaded');
  }

  /**
   * One more handshake. `address` is undefined where everyone seems to come from the same one. Throws `overloaded`,
   * `shutting_down`, or `rate_limited` where this address has connections enough.
   */
  checkHandshake(address: string | undefined): void {
    const { limits, load } = this.dependencies;
    this.checkNotClosed();
    if (!this.isOpen || this.onTheWay >= ON_THE_WAY_MAX) throw later('overloaded');
    if (!limits) return;
    if (address !== undefined && (this.ofAddress.get(address) ?? 0) >= OF_ADDRESS_MAX) {
      this.warnOfAddress();
      throw later('rate_limited');
    }
    const aSecond = HANDSHAKES.aSecond * Math.min(1, CALM_MS / load.lateMs);
    if (!this.handshakes.take(1, aSecond)) throw later('overloaded');
  }

  /** A handshake that was let in has become a connection. */
  take(address: string | undefined): Place {
    let isOnTheWay = true;
    let hasLeft = false;
    this.connections += 1;
    this.onTheWay += 1;
    if (address !== undefined) this.ofAddress.set(address, (this.ofAddress.get(address) ?? 0) + 1);
    const arrived = () => {
      if (isOnTheWay) this.onTheWay -= 1;
      isOnTheWay = false;
    };
    const left = () => {
      if (hasLeft) return;
      hasLeft = true;
      arrived();
      this.connections -= 1;
      if (address !== undefined) this.letGo(address);
    };
    return { arrived, left };
  }

  private letGo(address: string): void {
    const left = (this.ofAddress.get(address) ?? 0) - 1;
    if (left > 0) this.ofAddress.set(address, left);
    else this.ofAddress.delete(address);
  }

  private warnOfAddress(): void {
    if (this.hasWarned) return;
    this.hasWarned = true;
    this.dependencies.log.warn(
      { connections: OF_ADDRESS_MAX },
      'one address has as many connections as it may have; if it is that of a proxy, set TRUST_PROXY',
    );
  }
}

function later(code: 'overloaded' | 'rate_limited'): Refusal {
  return new Refusal(code, Math.round(RETRY_MS.from + Math.random() * (RETRY_MS.to - RETRY_MS.from)));
}
