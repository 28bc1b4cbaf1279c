import { Refusal } from '../protocol/index';

/** What went wrong, as a refusal; of what nobody foresaw, one that tells nothing. What Express and its body parsers throw bears a status. */
export function asRefusal(error: unknown): Refusal {
  if (error instanceof Refusal) return error;
  const status = error instanceof Error && 'status' in error ? error.status : undefined;
  switch (status) {
    case 400:
      return new Refusal('invalid_payload');
    case 413:
      return new Refusal('payload_too_large');
    case 415:
      return new Refusal('unsupported_media_type');
    default:
      return new Refusal('internal');
  }
}
