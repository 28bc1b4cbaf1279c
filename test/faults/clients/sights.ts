import type { Change, Message } from '../../../src/protocol/index';
import { personKey } from '../../../src/protocol/people';
import type { SeenMessage, Sight } from '../checker/history';

/**
 * What the wire brings, as a history has it. Each different sight is kept once, whoever is shown it: hundreds of clients are
 * shown the same thousands.
 */
class Sights {
  private readonly kept = new Map<string, Sight>();

  ofChange(change: Change): Sight {
    switch (change.type) {
      case 'message':
        return this.ofMessage(change.message);
      case 'swept':
        return this.keep({ type: 'swept', change: change.seq, author: change.author });
      default:
        return this.keep({ type: change.type, change: change.seq, by: change.by && personKey(change.by) });
    }
  }

  ofMessage({ seq, changedSeq, kind, author, message, clientId, deleted, reactions }: Message): SeenMessage {
    const by = reactions?.flatMap((one) => one.by.map((person) => `${one.emoji} ${personKey(person)}`)).sort();
    return this.keep({
      type: 'message',
      change: changedSeq,
      seq,
      kind,
      author: personKey(author),
      text: message,
      ...(clientId === undefined ? {} : { clientId }),
      ...(deleted ? { deleted } : {}),
      ...(by ? { reactions: by } : {}),
    });
  }

  /** One of those that are equal. */
  keep<S extends Sight>(sight: S): S {
    const key = JSON.stringify(sight);
    const kept = this.kept.get(key);
    if (kept) return kept as S;
    this.kept.set(key, sight);
    return sight;
  }
}

/** Those of all clients of this process. */
export const sights = new Sights();
