import express, { type Request, type RequestHandler, Router } from 'express';
import type { Files } from '../../../domain/files/files';
import type { People } from '../../../domain/people/people';
import { type FileInfo, PACKET_MAX_BYTES, Refusal } from '../../../protocol/index';
import { dispatch } from '../../dispatch';
import type { Patience } from '../../patience';
import { RequestCaller } from '../../request-caller';
import { localsOf, routed } from '../../request-locals';
import { description } from '../docs/description';
import { readUnwanted } from '../request-body';
import { isPaced } from '../slow-requests';
import { admission } from './admission';
import { answerWithFile } from './file-answer';
import { answerLeniently, type LenientDependencies } from './lenient';
import { MultipartFile } from './multipart';
import { type Address, addresses, type Operation } from './operations';
import { payloadOf } from './payload';
import { payloadDetail } from './payload-detail';
import { sendProblem } from './problem';

export interface ApiDependencies extends LenientDependencies {
  people: Pick<People, 'authenticate'>;
  files: Pick<Files, 'openBytes'>;
  patience: Pick<Patience, 'uploadMs'>;
}

/** Every command that has a route, at its address. It goes the same way as on a socket: see `dispatch`. */
export function api(dependencies: ApiDependencies): Router {
  const router = Router({ caseSensitive: true, strict: true });
  router.use(routed('/api'), (_request, response, next) => {
    response.set('Cache-Control', 'no-store');
    next();
  });
  router.use(description(dependencies));
  const limit = PACKET_MAX_BYTES;
  // Each reads its own type, and an address is given no other than it takes.
  const readBody = [
    express.json({ limit, strict: true }),
    express.urlencoded({ limit, extended: false }),
    express.text({ limit }),
  ];
  for (const address of addresses()) {
    const pattern = address.path.replace(/\{(\w+)\}/g, ':$1');
    const admitted = admission(address.operations, dependencies);
    const [lenient] = [...address.operations.values()].filter(({ route }) => route.isLenient);
    const answered = lenient ? answerLeniently(lenient, dependencies) : answer(address, dependencies);
    router.all(pattern, routed(`/api${address.path}`), admitted, readBody, answered);
  }
  router.use(() => {
    throw new Refusal('unknown_address');
  });
  return router;
}

function answer({ operations }: Address, dependencies: ApiDependencies): RequestHandler<Record<string, string>> {
  return async (request, response) => {
    const operation = operations.get(request.method === 'HEAD' ? 'GET' : request.method) as Operation;
    const { name, shape, route } = operation;
    const payload = payloadOf(operation, {
      path: request.params,
      query: queryOf(request.url),
      body: request.body,
      idempotencyKey: request.get('idempotency-key'),
    });
    const caller = new RequestCaller(request, dependencies.people, dependencies, localsOf(response).requestId);
    if (route.takesFile) caller.incoming = incomingFile(request, dependencies.patience);
    const reply = await dispatch(dependencies.commands, caller, name, payload, dependencies);
    caller.leave(response);
    if (route.takesFile && !request.complete) readUnwanted(request);
    if (!reply.ok) {
      const isShape = reply.error.code === 'invalid_payload';
      return sendProblem(response, reply.error, isShape ? payloadDetail(shape.input, payload) : undefined);
    }
    const { ok, ...output } = reply;
    if (route.answersFile) {
      return answerWithFile(request, response, output as { file: FileInfo }, route.answersFile, dependencies.files);
    }
    response.status(route.status ?? 200).json(output);
  };
}

function incomingFile(request: Request, { uploadMs }: Pick<Patience, 'uploadMs'>): MultipartFile {
  isPaced(request);
  return new MultipartFile(request, uploadMs);
}

function queryOf(url: string): string {
  const start = url.indexOf('?');
  return start < 0 ? '' : url.slice(start + 1);
}
