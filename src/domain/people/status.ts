import { Refusal, STATUS_MAX_CHARACTERS } from '../../protocol/index';

/** Joiners, which scripts and emoji are made with. */
const joiners = /\u200C|\u200D|\uFE0F/gu;
const unseen = /[\p{C}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/u;
const stackedMarks = /\p{M}{4,}/u;

/** The status line that a text gives; null where it is blank. Throws `status_invalid`. */
export function parseStatus(text: string): string | null {
  const status = text.normalize('NFC').trim();
  const seen = status.replace(joiners, '');
  if ([...status].length > STATUS_MAX_CHARACTERS || unseen.test(seen) || stackedMarks.test(seen)) {
    throw new Refusal('status_invalid');
  }
  return seen.trim() === '' ? null : status;
}
