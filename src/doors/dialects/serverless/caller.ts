import type { Request } from 'express';
import type { Actor, Asker } from '../../../domain/authority/actor';
import type { People } from '../../../domain/people/people';
import type { Visitors } from '../../../domain/people/visitors';
import { Refusal } from '../../../protocol/index';
import type { OwnAddress } from '../../own-origin';
import { RequestCaller } from '../../request-caller';

export interface CallerDependencies extends OwnAddress {
  people: Pick<People, 'authenticate' | 'named'>;
  visitors: Pick<Visitors, 'see'>;
}

/** As whom something is asked for, by somebody whom a session proves or not. Rejects with `Refusal`. */
export type Standing = (proved: Actor | undefined, address: string) => Actor | undefined | Promise<Actor | undefined>;

/** Whoever sent one request to the chat room. */
export class ChatroomCaller extends RequestCaller {
  standing: Standing = oneself;
  /** Who was found to be the administrator, by name and password. */
  administrator: Actor | undefined;
  /** How many pages of messages there are, as far as that was looked up. */
  maxPage: number | undefined;

  constructor(
    request: Request,
    private readonly dependencies: CallerDependencies,
    requestId: string,
  ) {
    super(request, dependencies.people, dependencies, requestId);
  }

  override async identify(): Promise<Asker> {
    // Whatever is asked for, a cookie is as none once its session has ended: pages of this system know no sessions.
    const { actor, ...asker } = await super.identify('WhoAmI');
    return { ...asker, actor: await this.standing(actor, asker.address), hearsRefusals: true };
  }

  /** Whoever reads: by a session, or anybody. */
  readonly reader: Standing = (proved, address) =>
    proved ? this.seen(proved, address) : this.dependencies.people.named.reader(address);

  /** Whoever speaks under a name: it is that of their session, or without one a claim. */
  speaker(name: string): Standing {
    return (proved, address) =>
      proved ? this.seen(named(proved, name), address) : this.dependencies.people.named.claim(name, address);
  }

  private seen(actor: Actor, address: string): Actor {
    this.dependencies.visitors.see(actor, address);
    return actor;
  }
}

/** Whom the session proves, or nobody. */
export const oneself: Standing = (proved) => proved;

export const nobody: Standing = () => undefined;

/** Whom the session proves, if they have this name. */
export function oneselfAs(name: string): Standing {
  return (proved) => named(proved, name);
}

function named(proved: Actor | undefined, name: string): Actor {
  if (proved?.person.username !== name) throw new Refusal('person_not_found');
  return proved;
}
