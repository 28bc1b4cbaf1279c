import { part } from '../../ui/part';

/** Nothing of it is needed to read: it comes once the list stands. */
export const MenuHost = part(() => import('./list-menus'));
