import type { Page } from 'playwright';
import { expect } from 'vitest';

/** What an administrator types into the form of the first step; the fields are named as on the page. */
export interface Typed {
  readonly server: string;
  readonly instance: string;
  readonly port: string;
  readonly database: string;
  readonly login: string;
  readonly password: string;
  readonly encryption: 'checked' | 'strict' | 'none';
}

/** The first step, led by clicks and keys alone. */
export interface DiagnosisPage {
  readonly page: Page;
  /** Types the whole form anew, whatever was accepted about a connection before. */
  type(typed: Typed): Promise<void>;
  fill(label: string, value: string): Promise<void>;
  /** A secret that is known can only be replaced. */
  fillSecret(label: string, value: string): Promise<void>;
  choose(label: string, option: string): Promise<void>;
  press(button: string | RegExp): Promise<void>;
  runChecks(): Promise<void>;
  /** Waits until the check has failed with that code (`waits`: how long the product takes for it, in ms), and gives what the page says of it. */
  failed(check: string, code: string, waits?: number): Promise<string>;
  /** Waits until no check is left that did not pass, which opens the next step. */
  allPassed(): Promise<void>;
}

const CHECKS = 9;

export function diagnosisPage(page: Page): DiagnosisPage {
  const press = (name: string | RegExp) => page.getByRole('button', { name, exact: true }).click();
  const fill = (name: string, value: string) => page.getByRole('textbox', { name, exact: true }).fill(value);
  const choose = async (label: string, option: string) => {
    await page.getByLabel(label, { exact: true }).selectOption(option);
  };

  async function fillSecret(label: string, value: string): Promise<void> {
    const replace = page.getByRole('button', { name: `Replace: ${label}` });
    if (await replace.isVisible()) await replace.click();
    await page.getByLabel(label, { exact: true }).fill(value);
  }

  return {
    page,
    press,
    fill,
    fillSecret,
    choose,
    async type({ server, instance, port, database, login, password, encryption }) {
      await choose('Sign in as', 'sql-login');
      await fill('Server', server);
      await fill('Instance', instance);
      await fill('Port', port);
      await fill('Database', database);
      await fill('Login', login);
      await fillSecret('Password', password);
      await choose('Encryption', encryption);
      const expected = page.getByRole('textbox', { name: 'Name in the certificate' });
      if (await expected.isVisible()) await expected.fill('');
      const old = page.getByRole('checkbox', { name: /^Old encryption allowed/ });
      if (await old.isVisible()) await old.click();
    },
    runChecks: () => press(/^Run the checks( again)?$/),
    async failed(check, code, waits = 0) {
      const item = page
        .getByRole('listitem')
        .filter({ has: page.locator(`[data-check="${check}"][data-state="failed"]`) });
      let said = '';
      const read = async () => {
        said = await item.evaluateAll((items) => items.map(({ textContent }) => textContent ?? '').join('\n'));
        return said;
      };
      // What the last look said stands until the first word of the next one arrives.
      await expect.poll(read, { timeout: 30_000 + waits }).toContain(code);
      return said;
    },
    async allPassed() {
      const well = page.locator('[data-check]:is([data-state="passed"], [data-state="warned"])');
      await expect.poll(() => well.count()).toBe(CHECKS);
      await page
        .getByRole('button', { name: 'Next: Accounts' })
        .and(page.locator(':not([aria-disabled="true"])'))
        .waitFor();
    },
  };
}
