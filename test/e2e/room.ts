import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, type BrowserContext, type BrowserContextOptions, test as base, expect } from '@playwright/test';
import Database from 'better-sqlite3';
import { Person } from './person';
import { seed, type Told } from './seed';
import { Server, type Settings } from './server';

/** Everybody's. */
export const PASSWORD = 'correct horse battery';

/** What a browser says of a server that is gone. */
const lostConnection = /^WebSocket connection to .* failed|^Failed to load resource: net::ERR_/;

/** What a browser says where a test has taken its network away. */
const offline = /net::ERR_INTERNET_DISCONNECTED/;

/** What a browser says of a refusal, which the page tells in its own words. */
const refused = /^Failed to load resource: the server responded with a status of 4\d\d /;

/** A server with a data folder of its own, and the browsers of those who visit it. */
class Room {
  /** What the browsers found wrong: errors, and what the page's own security policy held back. */
  readonly complaints: string[] = [];
  private readonly dataDir = mkdtempSync(join(tmpdir(), 'snug-e2e-'));
  private readonly visits: BrowserContext[] = [];
  private server: Server | undefined;
  private port = 0;
  private wasDown = false;

  constructor(
    private readonly browser: Browser,
    private readonly settings: Settings,
  ) {}

  get url(): string {
    return `http://localhost:${this.port}`;
  }

  /** Start the server, on the same port and folder each time. */
  async start(): Promise<void> {
    this.server = await Server.start(this.dataDir, this.port, this.settings);
    this.port = this.server.port;
  }

  async kill(): Promise<void> {
    this.wasDown = true;
    await this.server?.kill();
  }

  /** A copy of the database as SQLite makes it of a server that runs. Resolves with its file. */
  async backup(): Promise<string> {
    const copy = join(this.dataDir, 'backup.db');
    const database = new Database(join(this.dataDir, 'snug.db'), { readonly: true });
    await database.backup(copy);
    database.close();
    return copy;
  }

  /** Go back to such a copy, as the README says. */
  async goBackTo(copy: string): Promise<void> {
    await this.kill();
    copyFileSync(copy, join(this.dataDir, 'snug.db'));
    for (const rest of ['snug.db-wal', 'snug.db-shm']) rmSync(join(this.dataDir, rest), { force: true });
    await this.start();
  }

  freeze(): void {
    this.server?.freeze();
  }

  thaw(): void {
    this.server?.thaw();
  }

  /** Let the room remember a talk that nobody had. The server starts anew. */
  async remember(told: readonly Told[]): Promise<void> {
    await this.kill();
    await seed(this.dataDir, told);
    await this.start();
  }

  /** A browser of its own, in which nothing is open yet. */
  async visitor(options: BrowserContextOptions = {}): Promise<Person> {
    return this.visitorIn(await this.browser.newContext({ baseURL: this.url, locale: 'en-GB', ...options }));
  }

  /** Someone in a browser that was opened elsewhere. */
  async visitorIn(visit: BrowserContext): Promise<Person> {
    this.visits.push(visit);
    await visit.addInitScript(() =>
      addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
        reportError(new Error(`held back by ${violatedDirective}: ${blockedURI}`)),
      ),
    );
    visit.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) this.complaints.push(message.text());
    });
    visit.on('weberror', (error) => this.complaints.push(String(error.error().stack)));
    return new Person(await visit.newPage());
  }

  /** Someone who came in by the page. */
  async open(name: string, options?: BrowserContextOptions): Promise<Person> {
    const person = await this.visitor(options);
    await person.page.goto('/');
    await person.join(name);
    await expect(person.dialog).toBeHidden();
    await expect(person.notices.filter({ hasText: name }).last()).toBeVisible();
    return person;
  }

  /** Someone who became the owner by the link that the first start prints. */
  async owner(name: string, options?: BrowserContextOptions): Promise<Person> {
    const person = await this.visitor(options);
    await person.page.goto(this.server?.setUpLink ?? '');
    await person.nameField.fill(name);
    await person.page.getByLabel('Password', { exact: true }).fill(PASSWORD);
    await person.page.getByRole('button', { name: 'Become the owner' }).click();
    await expect(person.notices.filter({ hasText: name }).last()).toBeVisible();
    return person;
  }

  /** Someone with an account. */
  async member(name: string, options?: BrowserContextOptions): Promise<Person> {
    const person = await this.visitor(options);
    await person.page.request.post('/api/users', { data: { username: name, password: PASSWORD } });
    await person.page.goto('/');
    await expect(person.notices.filter({ hasText: name }).last()).toBeVisible();
    return person;
  }

  async close(): Promise<void> {
    await Promise.all(this.visits.map((visit) => visit.close()));
    await this.server?.kill();
    rmSync(this.dataDir, { recursive: true, force: true });
    const isExpected = (text: string) =>
      refused.test(text) || offline.test(text) || (this.wasDown && lostConnection.test(text));
    const unexpected = this.complaints.filter((text) => !isExpected(text));
    expect(unexpected).toEqual([]);
  }
}

export const test = base.extend<{ room: Room; settings: Settings }>({
  settings: [{}, { option: true }],
  room: async ({ browser, settings }, use) => {
    const room = new Room(browser, settings);
    await room.start();
    await use(room);
    await room.close();
  },
});

export { expect };
