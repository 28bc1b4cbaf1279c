/** Where connections are upgraded to WebSockets: Socket.IO's default path, and the door for plain ones. */
const upgraded = /^(?:\/socket\.io\/|\/ws\/?(?:$|[?#]))/;

/** Whether a door answers an upgrade at this address. */
export function isUpgraded(url = ''): boolean {
  return upgraded.test(url);
}

/** Whether the address is that of plain WebSockets. */
export function isPlain(url = ''): boolean {
  return isUpgraded(url) && url.startsWith('/ws');
}
