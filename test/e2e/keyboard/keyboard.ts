import type { Locator, Page } from 'playwright';
import { expect } from 'vitest';

/** Somebody who has no mouse: everything goes through keys, and where the focus stands is seen. */
export interface Keyboard {
  press(...keys: readonly string[]): Promise<void>;
  type(text: string): Promise<void>;
  /** Goes on with Tab, or back with Shift+Tab, until the focus is there, and sees that it shows. */
  tabTo(target: Locator, key?: 'Tab' | 'Shift+Tab'): Promise<void>;
  /** Goes to the button that leads on, by the shortcut, and presses it. */
  goOn(name: string | RegExp): Promise<void>;
  /** Whether it looks as what has the focus does. */
  looksFocused(target: Locator): Promise<boolean>;
  /** Waits until the focus is on something of the page: whatever was done, it must not be lost. */
  focusIsKept(): Promise<void>;
}

/** More stops than any screen has before what is looked for. */
const MOST_STOPS = 120;

export function keyboardOf(page: Page): Keyboard {
  const press = async (...keys: readonly string[]) => {
    for (const key of keys) await page.keyboard.press(key);
  };
  const isFocused = (target: Locator) => target.evaluate((element) => element === document.activeElement);
  const focusIsKept = async () => {
    await expect.poll(() => page.evaluate(() => document.activeElement !== document.body)).toBe(true);
  };

  async function seeFocus(target: Locator): Promise<void> {
    await expect.poll(() => target.evaluate(focusShows), { message: 'the focus can be seen' }).toBe(true);
  }

  return {
    press,
    focusIsKept,
    looksFocused: (target) => target.evaluate(focusShows),
    type: (text) => page.keyboard.type(text),
    async tabTo(target, key = 'Tab') {
      await target.waitFor();
      await focusIsKept();
      for (let stop = 0; !(await isFocused(target)); stop += 1) {
        if (stop === MOST_STOPS) throw new Error(`${key} does not lead to ${target}.`);
        await press(key);
      }
      await seeFocus(target);
    },
    async goOn(name) {
      const button = page.getByRole('button', { name, exact: true }).and(page.locator(':not([aria-disabled="true"])'));
      await button.waitFor();
      await focusIsKept();
      await press('Alt+0');
      expect(await isFocused(button)).toBe(true);
      await seeFocus(button);
      await press('Enter');
    },
  };
}

/** In the page: whether an outline or a frame is drawn on an element, or on what is drawn around it (a field, a radio). */
function focusShows(element: Element | null): boolean {
  const isDrawn = (shown: CSSStyleDeclaration) =>
    shown.outlineStyle !== 'none' && Number.parseFloat(shown.outlineWidth) > 0 && shown.visibility === 'visible';
  const isFramed = (part: CSSStyleDeclaration) =>
    part.content !== 'none' &&
    part.borderBottomStyle !== 'none' &&
    Number.parseFloat(part.borderBottomWidth) >= 2 &&
    // A field’s line is there all the time, and has no width until the field has the focus.
    !part.transform.startsWith('matrix(0,');
  if (element === null) return false;
  if (getComputedStyle(element).boxShadow !== 'none') return true;
  let around: Element | null = element;
  for (let up = 0; around !== null && up < 3; up += 1, around = around.parentElement) {
    const after = getComputedStyle(around, '::after');
    if (isDrawn(getComputedStyle(around)) || isDrawn(after) || isFramed(after)) return true;
  }
  return false;
}
