import { existsSync, mkdirSync, readFileSync, rmdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CannotRun } from '../rows/row';

/** A memory cgroup, of whichever version is mounted. */
export interface MemoryCgroup {
  /** A command that enters the cgroup and becomes the command after it. */
  through: string[];
  usage(): CgroupUsage;
  /** Once no process is in it any more. */
  remove(): Promise<void>;
}

/** Bytes. */
interface CgroupUsage {
  /** Everything that is charged: own memory, and cached files, which the kernel takes back when it needs room. */
  peak: number;
  /** Own memory now, which cannot be taken back. */
  anonymous: number;
  /** How often the limit was reached and something had to be taken back. */
  limitReached: number;
  killed: number;
}

export function createMemoryCgroup(limit: number): MemoryCgroup {
  const v1 = '/sys/fs/cgroup/memory';
  const v2 = '/sys/fs/cgroup';
  const name = `snug-bench-${process.pid}`;
  if (existsSync(join(v1, 'memory.limit_in_bytes'))) return version1(join(v1, name), limit);
  if (existsSync(join(v2, 'cgroup.controllers'))) return version2(v2, name, limit);
  throw new CannotRun('no memory cgroup is mounted under /sys/fs/cgroup');
}

function version1(folder: string, limit: number): MemoryCgroup {
  make(folder);
  set(folder, 'memory.limit_in_bytes', limit);
  // Swap would hide what does not fit. The file is only there where the kernel counts swap.
  if (existsSync(join(folder, 'memory.memsw.limit_in_bytes'))) set(folder, 'memory.memsw.limit_in_bytes', limit);
  return {
    through: entering(folder),
    usage: () => ({
      peak: Number(read(folder, 'memory.max_usage_in_bytes')),
      anonymous: field(read(folder, 'memory.stat'), 'rss'),
      limitReached: Number(read(folder, 'memory.failcnt')),
      killed: field(read(folder, 'memory.oom_control'), 'oom_kill'),
    }),
    remove: () => remove(folder),
  };
}

function version2(root: string, name: string, limit: number): MemoryCgroup {
  const folder = join(root, name);
  if (!read(root, 'cgroup.subtree_control').includes('memory')) set(root, 'cgroup.subtree_control', '+memory');
  make(folder);
  set(folder, 'memory.max', limit);
  if (existsSync(join(folder, 'memory.swap.max'))) set(folder, 'memory.swap.max', 0);
  let seenPeak = 0;
  return {
    through: entering(folder),
    usage() {
      // memory.peak came with Linux 5.19; before it, the highest that was looked at has to do.
      const peak = existsSync(join(folder, 'memory.peak')) ? 'memory.peak' : 'memory.current';
      seenPeak = Math.max(seenPeak, Number(read(folder, peak)));
      const events = read(folder, 'memory.events');
      return {
        peak: seenPeak,
        anonymous: field(read(folder, 'memory.stat'), 'anon'),
        limitReached: field(events, 'max'),
        killed: field(events, 'oom_kill'),
      };
    },
    remove: () => remove(folder),
  };
}

function entering(folder: string): string[] {
  return ['sh', '-c', `echo $$ > ${join(folder, 'cgroup.procs')} && exec "$@"`, 'sh'];
}

function make(folder: string): void {
  try {
    mkdirSync(folder);
  } catch (error) {
    throw new CannotRun(`the cgroup ${folder} cannot be made (${reason(error)}); it takes root on the machine itself`);
  }
}

function set(folder: string, file: string, value: string | number): void {
  try {
    writeFileSync(join(folder, file), String(value));
  } catch (error) {
    throw new CannotRun(`${join(folder, file)} cannot be set (${reason(error)})`);
  }
}

function read(folder: string, file: string): string {
  return readFileSync(join(folder, file), 'latin1').trim();
}

function field(text: string, name: string): number {
  return Number(new RegExp(`^${name} (\\d+)`, 'm').exec(text)?.[1] ?? 0);
}

/** The kernel lets go of a cgroup a moment after its last process. */
async function remove(folder: string): Promise<void> {
  for (let tries = 0; ; tries++) {
    try {
      rmdirSync(folder);
      return;
    } catch (error) {
      if (tries === 50) throw error;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}

function reason(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
