import express, { type ErrorRequestHandler, type Request, type RequestHandler, type Response, Router } from 'express';
import type { People } from '../../../domain/people/people';
import { type ErrorReply, PACKET_MAX_BYTES, Refusal } from '../../../protocol/index';
import { asRefusal } from '../../as-refusal';
import { isOwnOrigin } from '../../own-origin';
import { Refused } from '../../refused';
import { localsOf, routed } from '../../request-locals';
import { Call, type CallDependencies } from './call';
import { ChatroomCaller } from './caller';
import { chatadmin } from './chatadmin';
import { chatroom } from './chatroom';
import { chatroomCommands } from './commands';
import { type ChatroomFunction, Failure } from './functions';
import { parametersOf } from './parameters';

export interface ServerlessDependencies extends CallDependencies {
  people: People;
}

/**
 * The serverless chat room: each function at an address of its own. The status is 200 whatever happens, and the
 * outcome in `returnCode`.
 */
export function serverlessChatroom(dependencies: ServerlessDependencies): Router {
  const router = Router({ caseSensitive: true, strict: true });
  const own = chatroomCommands(dependencies.people);
  const limit = PACKET_MAX_BYTES;
  const readBody = [express.json({ limit }), express.urlencoded({ limit, extended: true })];
  const mount = (folder: string, functions: Readonly<Record<string, ChatroomFunction>>) => {
    for (const [name, one] of Object.entries(functions)) {
      const address = `/api/${folder}/${name}.json`;
      const answer: RequestHandler = async (request, response) => {
        const caller = new ChatroomCaller(request, dependencies, localsOf(response).requestId);
        const parameters = given(one, request);
        const asked = one.run(new Call(caller, own, dependencies), parameters);
        response.json({ returnCode: 0, ...(await asked.finally(() => caller.leave(response))) });
      };
      router.all(address, routed(address), admitted(one, dependencies), readBody, answer);
      router.use(address, refuse(one, dependencies));
    }
  };
  mount('chatroom', chatroom);
  mount('chatadmin', chatadmin);
  return router;
}

/** Lets through what is asked in the function's way, from our own page or from no page: a form of another site needs no leave. */
function admitted({ method }: ChatroomFunction, dependencies: ServerlessDependencies): RequestHandler {
  return (request, response, next) => {
    response.set('Cache-Control', 'no-store');
    if ((request.method === 'HEAD' ? 'GET' : request.method) !== method) throw new Refusal('method_not_allowed');
    if (method === 'POST' && !isOwnOrigin(request.headers, dependencies)) throw new Refusal('cross_site');
    next();
  };
}

/** What the function is given. Throws `invalid_payload` or `unsupported_media_type`. */
function given({ shape }: ChatroomFunction, request: Request): unknown {
  const parsed = shape.safeParse(parametersOf(request));
  if (!parsed.success) throw new Refusal('invalid_payload');
  return parsed.data;
}

function refuse({ words }: ChatroomFunction, { log, refusals }: ServerlessDependencies): ErrorRequestHandler {
  return (error: unknown, _request, response, _next) => {
    if (error instanceof Failure) return answerNo(response, { message: error.message, ...error.more });
    const reply = error instanceof Refused ? error.reply : counted(error, response);
    const word = words[reply.code];
    answerNo(response, word === undefined ? reply : { message: word });
  };

  function counted(error: unknown, response: Response): ErrorReply {
    const refusal = asRefusal(error);
    refusals.count(refusal.code);
    const { requestId } = localsOf(response);
    if (refusal.code === 'internal') log.error({ requestId, err: error }, 'a request failed');
    return refusal.toReply();
  }
}

function answerNo(response: Response, reply: object): void {
  if (response.headersSent) return void response.destroy();
  response.json({ returnCode: -1, ...reply });
}
