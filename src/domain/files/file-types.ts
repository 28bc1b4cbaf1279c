/** Which media types may be kept: `image/png` is one, `image/*` are all of a kind. Undefined: all. */
export type TakenTypes = readonly string[] | undefined;

export function isTaken(type: string, taken: TakenTypes): boolean {
  if (!taken) return true;
  const [kind = '', own = ''] = type.toLowerCase().split(';')[0]?.trim().split('/') ?? [];
  return taken.some((one) => one === '*/*' || one === `${kind}/*` || one === `${kind}/${own}`);
}
