// Loaded into a server's process before the server: the event loop is blocked for most of the time, as the test says.
const TURN_MS = 400;
let isBlocked = false;

function block() {
  if (!isBlocked) return;
  const until = performance.now() + TURN_MS;
  while (performance.now() < until);
  setTimeout(block, 5);
}

process.on('message', (order) => {
  isBlocked = order === 'block';
  if (isBlocked) setTimeout(block, 5);
});
