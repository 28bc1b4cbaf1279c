/** Marks that turn the direction of what follows. */
const turning = /[\u200E\u200F\u202A-\u202E\u2066-\u2069]/u;

/** More of a label than this nobody takes for an address. */
const LONGEST = 300;

/** Where a link really leads, if what one reads looks like an address that it is not. */
export function reallyAt(label: string, href: string): string | undefined {
  const url = new URL(href);
  const real = url.protocol === 'mailto:' ? mailbox(url) : url.host;
  if (turning.test(label) || url.username !== '' || url.password !== '') return real;
  const read = label
    .normalize('NFKC')
    .replace(/\p{Default_Ignorable_Code_Point}/gu, '')
    .slice(0, LONGEST)
    .trim();
  const words = /\s/.test(read)
    ? read.split(/[^\p{L}\p{N}.@_-]+/u)
    : [read.replace(/^[a-z]+:(\/\/)?/i, '').replace(/[/?#].*$/s, '')];
  const addresses = words
    .map((word) => word.replace(/^[.@]+|[.@]+$/g, ''))
    .filter((word) => /\S[.@]\S*\p{L}{2}/u.test(word));
  return addresses.every((address) => isSame(address, real)) ? undefined : real;
}

function mailbox(url: URL): string {
  try {
    return decodeURIComponent(url.pathname);
  } catch {
    return url.pathname;
  }
}

function isSame(address: string, real: string): boolean {
  if (address.toLowerCase() === real.toLowerCase()) return true;
  return (
    !address.includes('@') &&
    URL.canParse(`http://${address}`) &&
    plain(new URL(`http://${address}`).host) === plain(real)
  );
}

function plain(host: string): string {
  return host.replace(/^www\./, '');
}
