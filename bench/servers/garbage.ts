import { once } from 'node:events';
import { WebSocket } from 'ws';

/**
 * Collects the garbage of a node process that was started with `--inspect`, over the debugger's own protocol, so that
 * its memory is what it holds and not what it has not yet thrown away. Twice: finalizers free more.
 */
export async function collectGarbage(debugPort: number): Promise<void> {
  const targets = (await (await fetch(`http://127.0.0.1:${debugPort}/json`)).json()) as {
    webSocketDebuggerUrl: string;
  }[];
  const debuggee = new WebSocket(targets[0]?.webSocketDebuggerUrl ?? '');
  await once(debuggee, 'open');
  for (let id = 1; id <= 2; id++) {
    debuggee.send(JSON.stringify({ id, method: 'HeapProfiler.collectGarbage' }));
    await once(debuggee, 'message');
  }
  debuggee.close();
  // Freed pages go back to the system a moment later.
  await new Promise((resolve) => setTimeout(resolve, 1_000));
}
