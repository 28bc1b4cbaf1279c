import type { Inspector } from '../ports';
import { ContentReader } from './content-reader';
import { LOOKED_AT } from './media-type';

export const inspector: Inspector = {
  headBytes: LOOKED_AT,
  begin: (head) => new ContentReader(head),
};
