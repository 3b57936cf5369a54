/** What lies over the page and has to be answered or closed first. */
const modal = '[aria-modal=true]';

/** The one heading of level 1 of what is shown. */
const heading = 'h1';

/** A named part of the page, such as a card; what scrolls is one as well, and holds the heading. */
const part = 'section[aria-label]';

/** Where something that had the focus stood, as that was called. */
interface Surroundings {
  readonly heading: string | null;
  readonly parts: readonly { readonly element: Element; readonly name: string | null }[];
}

/** So long whatever closes has to give the focus back by itself. By the clock, as a window behind others draws no frames. */
const PATIENCE_MS = 50;

/**
 * Sees to it that the focus is never lost with the element that had it: from a drawer or dialog that has closed it goes back to what
 * opened it, from a button that has made way for what it asked for to the card in which that stands, so that nothing on screen moves, and
 * otherwise to the heading of what is shown now, which is where somebody with a screen reader would look for what has changed. Whoever has put the focus down on purpose, by a click beside everything, is left alone. Returns how to end it.
 */
export function keepFocus(page: Document): () => void {
  /** What had the focus last, until somebody puts it down. */
  let last: Element | null = null;
  /** What lay over the page there. */
  let lastModal: Element | null = null;
  let around: Surroundings = { heading: null, parts: [] };
  const openers = new WeakMap<Element, Element>();
  let looking = false;

  const onFocus = ({ target }: Event) => {
    // Fluent's traps hand the focus on at once.
    if (!(target instanceof Element) || target.hasAttribute('data-tabster-dummy')) return;
    const over = target.closest(modal);
    if (over !== null && over !== lastModal && !openers.has(over)) {
      const opener = last?.isConnected === false ? openerOf(lastModal) : last;
      if (opener !== null) openers.set(over, opener);
    }
    last = target;
    lastModal = over;
    around = surroundingsOf(target, page);
  };
  const onBlur = ({ target, relatedTarget }: FocusEvent) => {
    if (relatedTarget !== null || !(target instanceof Element)) return;
    // An element that is taken out is still in its place while it is told so.
    setTimeout(() => {
      if (last === target && target.isConnected && isNowhere(page)) last = null;
    });
  };
  const openerOf = (over: Element | null): Element | null => (over === null ? null : (openers.get(over) ?? null));

  const isLost = () => last !== null && !last.isConnected && isNowhere(page);
  const look = () => {
    looking = false;
    if (!isLost()) return;
    // What is still open keeps whoever is in it, though the field they were in is gone.
    if (lastModal?.isConnected === true) return focusOn(lastModal);
    const opener = openerOf(lastModal);
    if (opener instanceof HTMLElement && opener.isConnected) opener.focus();
    if (isNowhere(page) && page.querySelector(modal) === null) focusInPlace(partLeft(around, page));
    // Of what can't take it any more, such as a button that was closed meanwhile.
    if (isNowhere(page)) focusOn(page.querySelector(modal) ?? page.querySelector(heading));
  };
  const observer = new MutationObserver(() => {
    if (looking || !isLost()) return;
    looking = true;
    setTimeout(look, PATIENCE_MS);
  });

  page.addEventListener('focusin', onFocus);
  page.addEventListener('focusout', onBlur);
  observer.observe(page.body, { childList: true, subtree: true });
  return () => {
    page.removeEventListener('focusin', onFocus);
    page.removeEventListener('focusout', onBlur);
    observer.disconnect();
  };
}

function isNowhere({ activeElement, body }: Document): boolean {
  return activeElement === null || activeElement === body;
}

function surroundingsOf(target: Element, page: Document): Surroundings {
  const parts: Surroundings['parts'][number][] = [];
  for (let element = target.closest(part); element !== null; element = element.parentElement?.closest(part) ?? null) {
    // What holds the heading is the page itself.
    if (element.querySelector(heading) === null) parts.push({ element, name: element.getAttribute('aria-label') });
  }
  return { heading: page.querySelector(heading)?.textContent ?? null, parts };
}

/** The nearest part that is still there under its name; null on another page, whose elements may be those of the one before. */
function partLeft({ heading: before, parts }: Surroundings, page: Document): Element | null {
  if (before !== (page.querySelector(heading)?.textContent ?? null)) return null;
  return (
    parts.find(({ element, name }) => element.isConnected && element.getAttribute('aria-label') === name)?.element ??
    null
  );
}

/** What has changed is where somebody is looking: nothing scrolls for it. */
function focusInPlace(place: Element | null): void {
  if (!(place instanceof HTMLElement)) return;
  if (place.tabIndex < 0) place.tabIndex = -1;
  place.focus({ preventScroll: true });
}

/** Where nothing is shown yet nothing is done: the next change of the page is looked at again. */
function focusOn(place: Element | null): void {
  if (!(place instanceof HTMLElement)) return;
  if (place.tabIndex < 0) place.tabIndex = -1;
  place.focus();
}
