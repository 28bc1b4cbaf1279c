import type { Profile } from '../protocol/index';
import type { Actor } from './authority/actor';
import type { Clock } from './ports';

interface Presence {
  profile: Profile;
  connections: Set<string>;
  /** Calls off the going that was put off when the last connection ended. */
  stay: (() => void) | undefined;
}

/**
 * Who is connected, with any number of connections; between two of them people are given time to come back. Claims do
 * not count: they are nowhere but in General, which knows itself who is in it.
 */
export class Online {
  private readonly present = new Map<string, Presence>();

  constructor(
    private readonly clock: Clock,
    private readonly graceMs: number,
    private readonly on: { came(profile: Profile): void; went(profile: Profile): void },
  ) {}

  get size(): number {
    return this.present.size;
  }

  arrive({ key, profile }: Actor, connectionId: string): void {
    const known = this.present.get(key);
    known?.stay?.();
    if (known) {
      known.stay = undefined;
      known.connections.add(connectionId);
      return;
    }
    this.present.set(key, { profile, connections: new Set([connectionId]), stay: undefined });
    this.on.came(profile);
  }

  release({ key }: Actor, connectionId: string): void {
    const presence = this.present.get(key);
    if (!presence?.connections.delete(connectionId) || presence.connections.size > 0) return;
    presence.stay = this.clock.after(this.graceMs, () => {
      this.present.delete(key);
      this.on.went(presence.profile);
    });
  }

  /** How somebody who is connected is seen now. */
  renew(key: string, profile: Profile): void {
    const presence = this.present.get(key);
    if (presence) presence.profile = profile;
  }

  find(key: string): Profile | undefined {
    return this.present.get(key)?.profile;
  }

  all(): Profile[] {
    return [...this.present.values()].map(({ profile }) => profile);
  }

  /** Let nobody go any more. */
  freeze(): void {
    for (const { stay } of this.present.values()) stay?.();
    this.present.clear();
  }
}
