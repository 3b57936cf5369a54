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

  async function seeFocus(): Promise<void> {
    const seen = () => page.evaluate(focusShows);
    await expect.poll(seen, { message: 'the focus can be seen' }).toBe(true);
  }

  return {
    press,
    focusIsKept,
    type: (text) => page.keyboard.type(text),
    async tabTo(target, key = 'Tab') {
      await target.waitFor();
      await focusIsKept();
      for (let stop = 0; !(await isFocused(target)); stop += 1) {
        if (stop === MOST_STOPS) throw new Error(`${key} does not lead to ${target}.`);
        await press(key);
      }
      await seeFocus();
    },
    async goOn(name) {
      const button = page.getByRole('button', { name, exact: true }).and(page.locator(':not([aria-disabled="true"])'));
      await button.waitFor();
      await focusIsKept();
      await press('Alt+0');
      expect(await isFocused(button)).toBe(true);
      await seeFocus();
      await press('Enter');
    },
  };
}

/** In the page: whether an outline or a frame is drawn on what has the focus, or on what is drawn around it (a field, a radio). */
function focusShows(): boolean {
  const drawn = (element: Element, part?: string) => {
    const { outlineStyle, outlineWidth, boxShadow, borderBottomWidth, borderBottomStyle, transform, opacity, content } =
      getComputedStyle(element, part);
    if (outlineStyle !== 'none' && Number.parseFloat(outlineWidth) > 0) return true;
    if (part === undefined) return boxShadow !== 'none';
    const frame = borderBottomStyle !== 'none' && Number.parseFloat(borderBottomWidth) >= 2;
    return content !== 'none' && frame && opacity !== '0' && !transform.startsWith('matrix(0,');
  };
  let element = document.activeElement;
  for (let up = 0; element !== null && up < 3; up += 1, element = element.parentElement) {
    if (drawn(element) || drawn(element, '::after')) return true;
  }
  return false;
}
