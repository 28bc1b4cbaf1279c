import { type ChildProcess, spawn } from 'node:child_process';
import { stripVTControlCharacters } from 'node:util';
import { Changing } from './changing';

/** A program in a terminal: what stands on its screen, and what is typed into it. */
export class Terminal extends Changing {
  private shown = '';
  private readonly child: ChildProcess;

  /** `script` of util-linux gives it a terminal of its own. */
  constructor(command: string) {
    super();
    this.child = spawn('script', ['--quiet', '--flush', '--return', '--command', command, '/dev/null'], {
      env: { ...process.env, TERM: 'xterm', COLUMNS: '500' },
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    this.child.stdout?.on('data', (chunk: Buffer) => {
      this.shown += chunk.toString();
      this.changed();
    });
  }

  /** What was ever shown, line by line, without colours and the moves of the cursor. */
  get lines(): string[] {
    return stripVTControlCharacters(this.shown)
      .split(/[\r\n]+/)
      .map((line) => line.trim());
  }

  /** A line, and the return key. */
  type(line: string): void {
    this.child.stdin?.write(`${line}\r`);
  }

  end(): void {
    this.child.kill('SIGKILL');
  }

  shows(line: string | RegExp): Promise<void> {
    const isIt = (one: string) => (typeof line === 'string' ? one === line : line.test(one));
    return this.until(`the terminal shows ${line}`, () => this.lines.some(isIt));
  }
}
