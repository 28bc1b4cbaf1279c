import type { RequestHandler, Response } from 'express';

/** What goes with a request, in `response.locals`. */
export interface RequestLocals {
  requestId: string;
  /** The pattern of its address: addresses themselves bear secrets. */
  route: string;
}

export function localsOf(response: Response): RequestLocals {
  return response.locals as RequestLocals;
}

/** Says which address the requests are for that come by here. */
export function routed(route: string): RequestHandler {
  return (_request, response, next) => {
    localsOf(response).route = route;
    next();
  };
}
