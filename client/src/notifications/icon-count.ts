import plainIcon from '../ui/favicon.svg?raw';

/** More than this is not read at the size of an icon. */
const MOST = 9;

const link = () => document.querySelector<HTMLLinkElement>('link[rel="icon"]');

let without: string | undefined;
let shown = 0;

/** Shows how much is meant for the person on the icon of the tab, and on that of the installed page. */
export function showCount(count: number): void {
  if (count === shown) return;
  shown = count;
  // Refused where the page is not installed.
  void (count > 0 ? navigator.setAppBadge?.(count) : navigator.clearAppBadge?.())?.catch(() => {});
  const icon = link();
  if (!icon) return;
  without ??= icon.href;
  if (icon.href.startsWith('blob:')) URL.revokeObjectURL(icon.href);
  icon.href = count > 0 ? URL.createObjectURL(new Blob([iconWith(count)], { type: 'image/svg+xml' })) : without;
}

function iconWith(count: number): string {
  const text = count > MOST ? `${MOST}+` : String(count);
  const badge =
    '<circle cx="20.5" cy="11.5" r="11.5" fill="#b3261e"/>' +
    `<text x="20.5" y="18" text-anchor="middle" font-family="sans-serif" font-size="${text.length > 1 ? 15 : 19}" font-weight="700" fill="#fff">${text}</text>`;
  return plainIcon.replace('</svg>', `${badge}</svg>`);
}
