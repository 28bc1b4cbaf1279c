/** People with accounts, who use what guests do not: passwords, sessions, a private room, search. By HTTP. */
export class Accounts {
  /** What was asked for and answered well, and what was not. */
  answered = 0;
  readonly refused: string[] = [];
  private readonly tokens: string[] = [];
  private roomId = '';
  private talking: Promise<unknown> = Promise.resolve();
  private stopped = false;

  private constructor(private readonly port: number) {}

  /** So many register, and come into one private room by an invite. */
  static async register(port: number, count: number): Promise<Accounts> {
    const accounts = new Accounts(port);
    for (let index = 0; index < count; index += 1) {
      const { token } = await accounts.ask('POST', '/users', undefined, { ...credentials(index), asProgram: true });
      accounts.tokens.push(token as string);
    }
    const [host, ...others] = accounts.tokens;
    if (!host) return accounts;
    const { room } = await accounts.ask('POST', '/rooms', host, { name: 'Den', kind: 'private' });
    accounts.roomId = (room as { roomId: string }).roomId;
    const { code } = await accounts.ask('POST', `/rooms/${accounts.roomId}/invites`, host, {});
    for (const token of others) await accounts.ask('POST', `/invites/${code}`, token, {});
    return accounts;
  }

  /** All log in at once; then each says something every second, and looks for it. */
  begin(): void {
    this.talking = Promise.all(this.tokens.map((_token, index) => this.live(index)));
  }

  async end(): Promise<void> {
    this.stopped = true;
    await this.talking;
  }

  private async live(index: number): Promise<void> {
    const { token } = await this.ask('POST', '/session', undefined, { ...credentials(index), asProgram: true });
    for (let count = 0; !this.stopped; count += 1) {
      const message = `account ${index} says ${count}`;
      const clientId = `${index} ${count}`;
      await this.ask('POST', `/rooms/${this.roomId}/messages`, token as string, { message, clientId });
      await this.ask('GET', `/search?query=${encodeURIComponent(`"says ${count}"`)}`, token as string);
      await new Promise((resolve) => setTimeout(resolve, 1_000));
    }
  }

  private async ask(method: string, path: string, token: string | undefined, body?: object) {
    const response = await fetch(`http://127.0.0.1:${this.port}/api${path}`, {
      method,
      headers: {
        ...(body ? { 'Content-Type': 'application/json' } : {}),
        ...(token ? { Authorization: `Bearer ${token}` } : {}),
      },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    if (response.ok) this.answered += 1;
    else this.refused.push(`${method} ${path}: ${response.status}`);
    return (await response.json()) as Record<string, unknown>;
  }
}

function credentials(index: number): { username: string; password: string } {
  return { username: `Account ${index}`, password: `the password of ${index}` };
}
