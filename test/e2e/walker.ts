import type { Locator, Page } from 'playwright';
import { expect } from 'vitest';
import { keepPicture, violationsOf } from './browser.ts';

/** Somebody who walks through the wizard: what they click, read and look at. */
export interface Walker {
  press(name: string | RegExp): Promise<void>;
  /** The page's own heading. */
  heading(name: string | RegExp): Locator;
  /** The button of a step, at the left. */
  step(name: string): Locator;
  /** A line of the cut-over checklist. */
  line(topic: string): Locator;
  lineIs(topic: string, state: string): Promise<void>;
  /** The number that a figure of the screen shows. */
  figure(name: string): Promise<number>;
  /** Keeps a picture, and has axe look at the page. */
  look(name: string): Promise<void>;
  /** Clicks once it can be clicked. */
  goOn(name: string): Promise<void>;
}

/** @param name Begins the names of the pictures. */
export function walkerOn(page: () => Page, name: string): Walker {
  const line = (topic: string) => page().locator(`[data-line="${topic}"]`);
  return {
    press: (button) => page().getByRole('button', { name: button, exact: true }).click(),
    heading: (text) => page().getByRole('heading', { level: 1, name: text }),
    step: (title) =>
      page()
        .getByRole('navigation', { name: 'Steps' })
        .getByRole('button', { name: new RegExp(`^${title}`) }),
    line,
    async lineIs(topic, state) {
      await expect.poll(() => line(topic).getAttribute('data-state'), { timeout: 120_000 }).toBe(state);
    },
    async figure(of) {
      const text = await page().locator(`[data-figure="${of}"] > :first-child`).first().textContent();
      // Behind the number screen readers hear what it is of.
      const [number = ''] = /^[\d,]*/.exec(text ?? '') ?? [];
      return Number(number.replaceAll(',', ''));
    },
    async look(at) {
      await keepPicture(page(), `${name}-${at}`);
      expect(await violationsOf(page()), at).toEqual([]);
    },
    goOn: (button) =>
      page().getByRole('button', { name: button }).and(page().locator(':not([aria-disabled="true"])')).click(),
  };
}

/** The first three steps, from the practice environment's checks to its plan and the tenant's checks, and on to the choice of a mode. */
export async function walkToStrategy(page: Page, walker: Walker, accounts: number): Promise<void> {
  const { press, heading, goOn } = walker;
  await press(/^Run the checks( again)?$/);
  await goOn('Next: Accounts');
  await press('Survey the database');
  await heading(`${accounts} accounts found`).waitFor();
  await press('Make the plan');
  await page.getByRole('region', { name: 'The plan', exact: true }).waitFor();
  await press('Next: Tenant');
  await press(/^Check the tenant( again)?$/);
  await heading(/^Ready: 127\.0\.0\.1/).waitFor();
  await press('Next: Strategy');
}

/** Says on Strategy how they are to move. */
export async function chooseMode(page: Page, { press }: Walker, mode: string): Promise<void> {
  await page.getByRole('radio', { name: mode }).check();
  await press(`Use ${mode.toLowerCase()}`);
}

/** Deploys what Scripts would change, with a yes to each thing that the scripts can do; `before` looks at what is asked. */
export async function deployScripts(
  page: Page,
  { press }: Walker,
  before: () => Promise<void> = () => Promise.resolve(),
): Promise<void> {
  await press('See what would change');
  await page.locator('[data-consent]').first().waitFor();
  for (const consent of await page.locator('[data-consent]').getByRole('checkbox').all()) await consent.check();
  await before();
  await page.getByRole('button', { name: /^Deploy to / }).click();
  await page.getByText('Deployed, as deployment 1.').waitFor();
}
