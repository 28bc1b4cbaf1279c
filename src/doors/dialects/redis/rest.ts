import express, { type Request, type RequestHandler, type Response, Router } from 'express';
import { type CommandName, GENERAL, PACKET_MAX_BYTES, type Profile, Refusal } from '../../../protocol/index';
import type { SessionCaller } from '../../commands/people';
import { type Caller, type Commands, type DispatchDependencies, dispatch } from '../../dispatch';
import { isOwnOrigin, type OwnAddress } from '../../own-origin';
import { Refused } from '../../refused';
import type { RequestCaller } from '../../request-caller';
import { localsOf, routed } from '../../request-locals';
import { RedisCaller, RedisReader } from './caller';
import type { RedisServices } from './commands';
import { MAIN_ROOM } from './ids';
import { idsIn, numberIn } from './query';
import { answerFailure, refuse, refuseLogIn } from './refusals';

export interface RestDependencies extends DispatchDependencies, OwnAddress, RedisServices {
  /** What every door offers. */
  commands: Commands<SessionCaller>;
  /** What this system asks in its own way. */
  own: Commands<Caller>;
}

/** How many messages a page shows of General before somebody has logged in. */
const PRELOADED = 20;

/** Where the source of this system's page would be: it links there. */
const links = { github: 'https://github.com/redis-developer/basic-redis-chat-app-demo-nodejs' };

/** The addresses of the Redis chat. Whatever else is asked for goes by here. */
export function redisRest(dependencies: RestDependencies): Router {
  const { people, ids, commands, log, refusals } = dependencies;
  const router = Router({ caseSensitive: true, strict: true });
  const readBody = express.json({ limit: PACKET_MAX_BYTES, strict: true });
  const paths = ['/links', '/me', '/randomname', '/login', '/logout', '/room', '/users/online', '/users'];
  const callerOf = (request: Request, response: Response) =>
    new RedisCaller(request, people, dependencies, localsOf(response).requestId);
  const ask = async <Output extends object>(caller: RequestCaller, name: CommandName, payload?: unknown) =>
    answered<Output>(await dispatch(dependencies.own, caller, name, payload, dependencies));
  const askAsEverywhere = async <Output extends object>(caller: RequestCaller, name: CommandName, payload?: unknown) =>
    answered<Output>(await dispatch(commands, caller, name, payload, dependencies));

  router.use([...paths, '/room/:id/messages', '/room/0/preload', '/rooms/:userId'], (_request, response, next) => {
    response.set('Cache-Control', 'no-store');
    next();
  });

  router.get('/links', routed('/links'), (_request, response) => void response.json(links));

  router.get('/me', routed('/me'), async (request, response) => {
    const caller = callerOf(request, response);
    const { user } = await ask<{ user: object | null }>(caller, 'WhoAmI');
    caller.leave(response);
    response.json(user);
  });

  router.get('/randomname', routed('/randomname'), async (request, response) => {
    const { suggestedName } = await ask<{ suggestedName: string }>(callerOf(request, response), 'WhoAmI');
    response.type('text').send(suggestedName);
  });

  router.post('/login', routed('/login'), fromOwnPage(dependencies), readBody, async (request, response) => {
    const caller = callerOf(request, response);
    try {
      const { username, password } = (request.body ?? {}) as { username?: unknown; password?: unknown };
      const isKnown = typeof username === 'string' && (await people.accounts.isTaken(username));
      const former = callerOf(request, response);
      // Whoever registers is somebody else from then on, whoever they were.
      if (!isKnown) caller.forget();
      const payload = { username, password };
      const { you } = await askAsEverywhere<{ you: Profile }>(caller, isKnown ? 'LogIn' : 'Register', payload);
      if (!isKnown && former.carriesSession) await dispatch(commands, former, 'LogOut', undefined, dependencies);
      caller.leave(response);
      response.status(isKnown ? 200 : 201).json(await ids.user(you));
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      refuseLogIn(response, error.reply);
    }
  });

  router.post('/logout', routed('/logout'), fromOwnPage(dependencies), async (request, response) => {
    const caller = callerOf(request, response);
    await askAsEverywhere(caller, 'LogOut');
    caller.leave(response);
    response.sendStatus(200);
  });

  router.post('/room', routed('/room'), fromOwnPage(dependencies), readBody, async (request, response) => {
    try {
      const room = await ask(callerOf(request, response), 'OpenDirect', request.body);
      response.status(201).json(room);
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      const isWrong = error.reply.code === 'person_not_found' || error.reply.code === 'invalid_payload';
      refuse(response, error.reply, isWrong ? 400 : undefined);
    }
  });

  router.get('/room/0/preload', routed('/room/0/preload'), async (request, response) => {
    const reader = new RedisReader(request, people, dependencies, localsOf(response).requestId);
    const page = { roomId: GENERAL, id: MAIN_ROOM, size: PRELOADED };
    const { messages } = await ask<{ messages: object[] }>(reader, 'LoadMessages', page);
    response.json({ id: MAIN_ROOM, name: dependencies.chat.general.room.name, messages });
  });

  router.get('/room/:id/messages', routed('/room/:id/messages'), async (request, response) => {
    const caller = callerOf(request, response);
    const { id } = request.params as { id: string };
    const { roomId } = await ask<{ roomId: string }>(caller, 'LookAtRoom', { id });
    const page = { roomId, id, offset: numberIn(request.url, 'offset'), size: numberIn(request.url, 'size') };
    const { messages } = await ask<{ messages: object[] }>(caller, 'LoadMessages', page);
    response.json(messages);
  });

  router.get('/users/online', routed('/users/online'), async (request, response) => {
    const { users } = await ask<{ users: object }>(callerOf(request, response), 'ListOnline');
    response.json(users);
  });

  router.get('/users', routed('/users'), async (request, response) => {
    const asked = idsIn(request.url);
    if (!asked) throw new Refusal('unknown_address');
    const { users } = await ask<{ users: object }>(callerOf(request, response), 'ListPeople', { ids: asked });
    response.json(users);
  });

  router.get('/rooms/:userId', routed('/rooms/:userId'), async (request, response) => {
    const { rooms } = await ask<{ rooms: object[] }>(callerOf(request, response), 'ListRooms', request.params);
    response.json(rooms);
  });

  router.use(answerFailure(log, refusals));
  return router;
}

/** What was answered. Throws `Refused`. */
function answered<Output extends object>(reply: Awaited<ReturnType<typeof dispatch>>): Output {
  if (!reply.ok) throw new Refused(reply.error);
  const { ok, ...output } = reply;
  return output as Output;
}

/**
 * Lets through what another site's page cannot have sent. Browsers name the origin of each POST; programs, which carry the
 * cookie themselves and have no other way to prove who they are, name none.
 */
function fromOwnPage(own: OwnAddress): RequestHandler {
  return ({ headers }, _response, next) => {
    if (!isOwnOrigin(headers, own)) throw new Refusal('cross_site');
    next();
  };
}
