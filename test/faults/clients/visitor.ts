import { Changing } from '../../support/changing';
import { between, type Random } from '../support/random';
import { now, type Recorder } from './recorder';
import { NotLetIn, Wire } from './wire';

export interface VisitorOptions {
  url: string;
  random: Random;
  /** The longest that an answer may take before the connection is given up. */
  patienceMs?: number;
  /** The longest wait before another try, in milliseconds, where the server does not say how long to wait. */
  comeBackMs?: number;
}

/** Somebody who comes back whenever the connection ends, until they leave. */
export abstract class Visitor extends Changing {
  comebacks = 0;
  /** When they came in last. */
  arrivedAt = 0;
  /** What no server may answer. */
  readonly complaints: string[] = [];
  protected wire: Wire | undefined;
  protected abstract readonly auth: object;
  private hasLeft = false;
  private life: Promise<void> | undefined;

  constructor(
    readonly recorder: Recorder,
    protected readonly options: VisitorOptions,
  ) {
    super();
  }

  /** Come. Resolves when they are in for the first time. */
  async begin(withinMs = 20_000): Promise<void> {
    this.life ??= this.live();
    await this.until('in for the first time', () => this.isIn, withinMs);
  }

  get isIn(): boolean {
    return this.wire?.isOpen === true && this.hasArrived;
  }

  cut(): void {
    this.wire?.cut();
  }

  async leave(): Promise<void> {
    this.hasLeft = true;
    this.cut();
    await this.life;
  }

  protected hasArrived = false;
  protected abstract hear(name: string, payload: never): void;
  /** The connection is open. Resolves with whether they are in. */
  protected abstract arrive(wire: Wire): Promise<boolean>;

  private async live(): Promise<void> {
    while (!this.hasLeft) {
      const { random, comeBackMs = 100 } = this.options;
      let wait = between(random, comeBackMs / 5, comeBackMs);
      try {
        await this.visit();
        this.comebacks += 1;
      } catch (error) {
        if (!(error instanceof NotLetIn)) throw error;
        wait = error.retryAfterMs ?? wait;
      }
      if (!this.hasLeft) await new Promise((resolve) => setTimeout(resolve, wait));
    }
  }

  private async visit(): Promise<void> {
    const { url, patienceMs = 10_000 } = this.options;
    const onEvent = (name: string, payload: never) => this.hear(name, payload);
    // Before the first word can come.
    this.recorder.connect();
    const wire = await Wire.open(url, { auth: this.auth, patienceMs, onEvent });
    this.wire = wire;
    this.hasArrived = false;
    if (this.hasLeft) wire.cut();
    this.hasArrived = await this.arrive(wire);
    if (this.hasArrived) this.arrivedAt = now();
    this.changed();
    await wire.closed;
    this.hasArrived = false;
  }
}
