/** What a click presses, and what it said then: a page that moves on may put another word on the same button. */
interface Pressed {
  readonly element: Element;
  readonly text: string;
}

/**
 * Takes away the second click of a double click where something else lies under the pointer by then. Whoever is used to double-clicking
 * presses a button whose page has moved on at once, and would press what came to lie there: the way back from what they have just begun,
 * say. A second click on the same thing is left alone, and so is every key. Returns how to end it.
 */
export function ignoreSecondClicks(page: Document): () => void {
  let first: Pressed | null = null;
  const onClick = (event: MouseEvent) => {
    const now = pressedBy(event.target);
    if (event.detail > 1 && now !== null && (now.element !== first?.element || now.text !== first.text)) {
      event.preventDefault();
      event.stopImmediatePropagation();
      return;
    }
    first = now;
  };
  page.addEventListener('click', onClick, { capture: true });
  return () => page.removeEventListener('click', onClick, { capture: true });
}

function pressedBy(target: EventTarget | null): Pressed | null {
  const element = target instanceof Element ? target.closest('button') : null;
  return element === null ? null : { element, text: element.textContent ?? '' };
}
