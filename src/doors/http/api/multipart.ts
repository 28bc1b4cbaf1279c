import type { IncomingMessage } from 'node:http';
import type { Readable, Writable } from 'node:stream';
import type { Incoming } from '../../../domain/files/files';
import { Refusal } from '../../../protocol/index';

/** What a form may take beside its file, in bytes: borders, and what is said of the part. */
const OVERHEAD_MAX = 32 * 1024;

/** The least that has to come in each stretch of patience, in bytes. */
const PACE_BYTES = 32 * 1024;

/** The file alone: what is beyond it is refused when it begins, or ends where it is neither a file nor a field. */
const limits = { files: 1, fields: 0, parts: 2, fieldNameSize: 100, headerPairs: 20 };

/** The one file of a form that a request brings. */
export class MultipartFile implements Incoming {
  private parser: Writable | undefined;
  private came = 0;
  /** Since how much had come nothing was the file's. */
  private outside: number | undefined = 0;
  private failure: Refusal | undefined;
  private fail: (error: Refusal) => void = () => {};

  /** `stretchMs`: how often is looked whether it gets on. */
  constructor(
    private readonly request: IncomingMessage,
    private readonly stretchMs: number,
  ) {}

  get leastBytes(): number {
    return Math.max(0, Number(this.request.headers['content-length'] ?? 0) - OVERHEAD_MAX);
  }

  async open(): Promise<{ name: string; bytes: AsyncIterable<Buffer> }> {
    // Loaded when the first file comes: most servers start without, and some never need it.
    const { default: busboy } = await import('busboy');
    const { headers } = this.request;
    return new Promise((resolve, reject) => {
      let stream: Readable | undefined;
      let end = () => {};
      const ended = new Promise<void>((onEnd, onFail) => {
        end = onEnd;
        this.fail = (error) => {
          this.failure ??= error;
          this.stop();
          reject(this.failure);
          onFail(this.failure);
          stream?.destroy(this.failure);
        };
      });
      ended.catch(() => {});
      const malformed = () => this.fail(new Refusal('upload_malformed'));
      try {
        const parser = busboy({ headers, limits, preservePath: true, defParamCharset: 'utf8' });
        this.parser = parser;
        parser.on('file', (field, file, { filename }) => {
          this.outside = undefined;
          stream = file
            .on('error', () => {})
            .on('end', () => {
              this.outside = this.came;
            });
          if (field !== 'file') return malformed();
          resolve({ name: filename ?? '', bytes: this.bytes(file, ended) });
        });
        for (const event of ['field', 'fieldsLimit', 'filesLimit', 'partsLimit', 'error'] as const) {
          parser.on(event, malformed);
        }
        parser.on('close', () => (stream ? end() : malformed()));
        this.pump(parser, malformed);
      } catch {
        malformed();
      }
    });
  }

  /** Ends when the form does, as it should. */
  private async *bytes(file: AsyncIterable<Buffer>, ended: Promise<void>): AsyncIterable<Buffer> {
    try {
      yield* file;
      await ended;
    } catch {
      throw this.failure ?? new Refusal('upload_malformed');
    } finally {
      this.stop();
    }
  }

  private pump(parser: Writable, malformed: () => void): void {
    const { request } = this;
    if (request.destroyed) malformed();
    request.on('data', this.take);
    request.once('end', () => parser.end());
    request.once('close', () => request.complete || malformed());
    this.watch(malformed);
  }

  private readonly take = (bytes: Buffer): void => {
    const { parser, request } = this;
    this.came += bytes.length;
    const isTaken = parser?.write(bytes);
    // Not before it was read: a file may begin in the first of it, and take all the rest.
    if (this.outside !== undefined && this.came - this.outside > OVERHEAD_MAX) {
      this.fail(new Refusal('upload_malformed'));
    }
    // What it read may have been the end of it.
    if (!parser || isTaken || parser.destroyed) return;
    request.pause();
    parser.once('drain', () => this.parser && request.resume());
  };

  /** What does not get on by itself is given up. What waits for us is not to blame. */
  private watch(malformed: () => void): void {
    let before = this.came;
    const timer = setInterval(() => {
      if (!this.parser || this.request.complete) return clearInterval(timer);
      if (!this.request.isPaused() && this.came - before < PACE_BYTES) malformed();
      before = this.came;
    }, this.stretchMs);
    timer.unref();
  }

  /** Nothing more is read. */
  private stop(): void {
    this.request.off('data', this.take).pause();
    this.parser?.destroy();
    this.parser = undefined;
  }
}
