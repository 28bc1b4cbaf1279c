import { type Errand, errandOf, pathOf, type Route, routeOf } from './route';

/** The address bar. */
export interface Address {
  route(): Route;
  /** What the person came for. Reading it takes the secret out of the bar. */
  takeErrand(): Errand | null;
  go(route: Route): void;
  replace(route: Route): void;
  /** Tells of steps back and forward. */
  onStep(listener: (route: Route) => void): void;
  /** A message's address in full. */
  linkTo(route: Route): string;
}

export function browserAddress(): Address {
  const route = () => routeOf(location.pathname);
  return {
    route,
    takeErrand() {
      const errand = errandOf(location.pathname) ?? keptErrand(history.state);
      // An invite outlives a reload: phones put away pages that are not looked at. The other two are typed only once.
      if (errand) history.replaceState(errand.name === 'invite' ? { invite: errand.secret } : null, '', '/');
      return errand;
    },
    go(next) {
      if (pathOf(next) === location.pathname) history.replaceState(null, '', pathOf(next));
      else history.pushState(null, '', pathOf(next));
    },
    replace: (next) => history.replaceState(null, '', pathOf(next)),
    onStep: (listener) => window.addEventListener('popstate', () => listener(route())),
    linkTo: (to) => new URL(pathOf(to), location.href).href,
  };
}

function keptErrand(state: unknown): Errand | null {
  const invite: unknown = state !== null && typeof state === 'object' ? Reflect.get(state, 'invite') : null;
  return typeof invite === 'string' ? { name: 'invite', secret: invite } : null;
}
