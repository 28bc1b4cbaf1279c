import type { ClientLog, SeenMessage, Sight } from './history';

/** The room as a client of the delta feed shows it, by nothing but what it was told. */
export class View {
  private readonly messages = new Map<number, SeenMessage>();

  /** What the client shows at the end of its log. Undefined where it never came in. */
  static of({ events }: ClientLog): View | undefined {
    let view: View | undefined;
    for (const event of events) {
      if (event.type === 'entered' && event.since === undefined) {
        const [first] = event.sights;
        view = new View(event.hasOlder && first?.type === 'message' ? first.seq : 0);
      }
      if (event.type === 'entered' || event.type === 'shown') for (const sight of event.sights) view?.apply(sight);
    }
    return view;
  }

  /** `from`: what stands before this it does not know. */
  private constructor(readonly from: number) {}

  get shown(): SeenMessage[] {
    return [...this.messages.values()].filter(({ seq }) => seq >= this.from);
  }

  private apply(sight: Sight): void {
    switch (sight.type) {
      case 'message': {
        const known = this.messages.get(sight.seq);
        if (!known || known.change <= sight.change) this.messages.set(sight.seq, sight);
        return;
      }
      case 'cleared':
        for (const seq of this.messages.keys()) if (seq < sight.change) this.messages.delete(seq);
        return;
      case 'swept':
        for (const [seq, { author, kind }] of this.messages) {
          if (author === sight.author && kind === 'message' && seq < sight.change) this.messages.delete(seq);
        }
    }
  }
}
