import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundle } from './bundle';
import { Crowd, type CrowdOptions } from './load/crowd';
import type { Options } from './options';

/** What all rows share: the options, a scratch folder that goes away, and what has to be stopped at the end. */
export class Bench {
  readonly scratch = mkdtempSync(join(tmpdir(), 'snug-bench-'));
  #bundles = new Map<string, Promise<string>>();
  #open = new Set<() => Promise<void>>();

  constructor(readonly options: Options) {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void this.abort());
  }

  /** The built file of one of our programs, such as `baselines/bare-ws`. */
  program(source: string): Promise<string> {
    let built = this.#bundles.get(source);
    if (!built) {
      built = bundle(source, this.scratch);
      this.#bundles.set(source, built);
    }
    return built;
  }

  newFolder(name: string): string {
    return mkdtempSync(join(this.scratch, `${name}-`));
  }

  async crowd(options: CrowdOptions): Promise<Crowd> {
    const crowd = await Crowd.gather(await this.program('load/process'), this.options.processes, options);
    this.atEnd(() => crowd.leave());
    return crowd;
  }

  /** Called by `endRow`, latest first. */
  atEnd(stop: () => Promise<void>): void {
    this.#open.add(stop);
  }

  async endRow(): Promise<void> {
    for (const stop of [...this.#open].reverse()) await stop();
    this.#open.clear();
  }

  private async abort(): Promise<void> {
    await this.endRow().catch(() => {});
    this.close();
    process.exit(1);
  }

  close(): void {
    rmSync(this.scratch, { recursive: true, force: true });
  }
}
