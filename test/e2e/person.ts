import { expect, type Locator, type Page } from '@playwright/test';

/** What someone sees of the room, and does in it, at their page. */
export class Person {
  readonly composer: Locator;
  readonly banner: Locator;
  /** What can be done with the room. */
  readonly moreButton: Locator;
  readonly dialog: Locator;
  /** What is said to those who listen to the page. */
  readonly announcement: Locator;
  readonly list: Locator;
  readonly notices: Locator;

  constructor(readonly page: Page) {
    this.composer = page.getByRole('textbox', { name: /^Message / });
    this.banner = page.getByText('Connection lost. What you write is kept');
    this.moreButton = page.getByRole('button', { name: 'Room menu' });
    this.dialog = page.getByRole('dialog');
    this.announcement = page.locator('[aria-live="polite"].sr-only');
    this.list = page.getByRole('log', { name: 'Messages' });
    this.notices = this.list.getByText(/has (entered|left) the chat$/);
  }

  get nameField(): Locator {
    return this.page.getByRole('textbox', { name: 'Your name' });
  }

  async join(name: string): Promise<void> {
    await this.nameField.fill(name);
    await this.nameField.press('Enter');
  }

  /** Chooses something that can be done with the room. */
  async choose(item: string): Promise<void> {
    await this.moreButton.click();
    await this.page.getByRole('menuitem', { name: item }).click();
  }

  async say(text: string): Promise<void> {
    // A dialog that is still open would be given the text: only a click waits until nothing lies over the field.
    await this.composer.click();
    await this.composer.fill(text);
    await this.composer.press('Enter');
  }

  /** The rows of the messages that hold `text`, in any state. */
  message(text: string): Locator {
    return this.page.getByTestId('message').filter({ hasText: text });
  }

  sent(text: string): Locator {
    return this.page.locator('[data-testid="message"][data-state="sent"]').filter({ hasText: text });
  }

  /** The texts of the drawn messages, as they stand in the list; those in one state only if it is given. */
  texts(state?: 'pending' | 'sent' | 'failed'): Promise<string[]> {
    const rows = state ? `[data-testid="message"][data-state="${state}"]` : '[data-testid="message"]';
    return this.page.locator(`${rows} div[dir="auto"]`).allTextContents();
  }

  /** The row of a message as one points at it. */
  row(text: string): Locator {
    return this.list.getByRole('article').filter({ has: this.page.locator('div[dir="auto"]', { hasText: text }) });
  }

  /** Chooses something that can be done with a message. */
  async chooseFor(text: string, item: string): Promise<void> {
    const choice = this.page.getByRole('menuitem', { name: item, exact: true });
    // What is still on its way to the server has no menu.
    await expect(async () => {
      await this.row(text).click({ button: 'right', timeout: 2_000 });
      await expect(choice).toBeVisible({ timeout: 2_000 });
    }).toPass();
    await choice.click();
  }

  /** Asks the HTTP API from the page, as whoever the page is. Resolves with the body of the answer. */
  async ask<Body>(method: string, path: string, payload?: object): Promise<Body> {
    const asked = { method, path, body: payload ? JSON.stringify(payload) : null };
    return this.page.evaluate(async ({ method, path, body }) => {
      const headers = { 'Content-Type': 'application/json' };
      const answer = await fetch(`/api${path}`, body === null ? { method } : { method, headers, body });
      return answer.json();
    }, asked);
  }

  /** A room or a conversation in the list at the side. */
  listed(name: string | RegExp): Locator {
    return this.page.getByRole('navigation', { name: 'Rooms' }).getByRole('link', { name });
  }

  /** What a person has open, by its heading. */
  opened(title: string | RegExp): Locator {
    return this.page.getByRole('dialog', { name: title });
  }

  /** Who is here, as the panel at the side or the open drawer says. */
  people(): Locator {
    return this.page.getByRole('region', { name: 'People' }).getByRole('listitem');
  }
}
