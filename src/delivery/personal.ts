import type { Bus, PersonEvent } from '../domain/ports';

type Sink = (event: PersonEvent) => void;

/** Takes what happens to a person from the bus to each of their connections. */
export class Personal {
  private readonly sinks = new Map<string, Set<Sink>>();
  private readonly unsubscribe: () => void;

  constructor(bus: Bus) {
    this.unsubscribe = bus.listen((person, event) => {
      // A copy: to be told of the end of a session is to leave the set.
      for (const sink of [...(this.sinks.get(person) ?? [])]) sink(event);
    });
  }

  /** `person` is a `personKey`. */
  follow(person: string, sink: Sink): void {
    const sinks = this.sinks.get(person) ?? new Set();
    this.sinks.set(person, sinks.add(sink));
  }

  unfollow(person: string, sink: Sink): void {
    const sinks = this.sinks.get(person);
    sinks?.delete(sink);
    if (sinks?.size === 0) this.sinks.delete(person);
  }

  close(): void {
    this.unsubscribe();
  }
}
