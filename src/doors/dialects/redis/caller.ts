import type { Request } from 'express';
import type { Asker } from '../../../domain/authority/actor';
import type { People } from '../../../domain/people/people';
import type { OwnAddress } from '../../own-origin';
import { RequestCaller } from '../../request-caller';

/** What this system's session cookie is called. */
export const COOKIE = 'connect.sid';

/** Whoever sent one request, with the cookie of this system. */
export class RedisCaller extends RequestCaller {
  constructor(request: Request, people: Pick<People, 'authenticate'>, own: OwnAddress, requestId: string) {
    super(request, people, own, requestId, COOKIE);
  }
}

/** The same where anybody may read: pages of this system show General before somebody has logged in. */
export class RedisReader extends RedisCaller {
  constructor(
    request: Request,
    private readonly everyone: Pick<People, 'authenticate' | 'named'>,
    own: OwnAddress,
    requestId: string,
  ) {
    super(request, everyone, own, requestId);
  }

  override async identify(): Promise<Asker> {
    const asker = await super.identify('WhoAmI');
    const actor = asker.actor ?? (await this.everyone.named.reader(asker.address));
    return { ...asker, actor, hearsRefusals: true };
  }
}
