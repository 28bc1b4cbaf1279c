import { errandOf, pathOf, routeOf } from '../../route/route';

/** What a link into this instance leads to. */
export type Place = { name: 'room'; roomId: string; seq?: number } | { name: 'invite' };

/** Null for an address of somebody else, and for one that is no place here. */
export function placeOf(href: string, origin: string): Place | null {
  const url = new URL(href);
  if (url.origin !== origin || url.search !== '' || url.hash !== '' || url.username !== '') return null;
  const route = routeOf(url.pathname);
  // An address that leads nowhere leads to General, but does not name it.
  if (pathOf(route) === url.pathname) return { name: 'room', ...route };
  return errandOf(url.pathname)?.name === 'invite' ? { name: 'invite' } : null;
}
