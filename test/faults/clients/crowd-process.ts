/** A process of its own for a crowd. It does what it is ordered over IPC, and ends with it. */
import { writeFileSync } from 'node:fs';
import { LocalCrowd } from './crowd';
import type { Order, Result } from './orders';
import { pack } from './packed-log';

let crowd: LocalCrowd;

async function obey(order: Order): Promise<unknown> {
  switch (order.do) {
    case 'gather':
      crowd = await LocalCrowd.gather(order.options);
      return undefined;
    case 'talk':
      return crowd.talk(order.everyMs);
    case 'quiet':
      return crowd.quiet();
    case 'reach':
      return crowd.reach(order.head, order.text);
    case 'come back':
      return crowd.comeBack(order.since, order.withinMs);
    case 'logs': {
      // Too much for a message, and perhaps for one text.
      const logs = await crowd.logs();
      return logs.map((log, index) => {
        const file = `${order.folder}/${process.pid}-${index}.json`;
        writeFileSync(file, JSON.stringify(pack(log)));
        return file;
      });
    }
    case 'figures':
      return crowd.figures();
    case 'leave':
      return crowd.leave();
  }
}

process.on('message', async (order: Order) => {
  let result: Result;
  try {
    result = { answer: await obey(order) };
  } catch (error) {
    result = { failed: error instanceof Error ? error.message : String(error) };
  }
  process.send?.(result);
});
process.on('disconnect', () => process.exit(0));
