/** To what is shown, past everything around it. */
export function focusStep(): void {
  document.getElementById('step-heading')?.closest('section')?.focus();
}

/** What the link to a step is found by, from its number. */
export const stepLinkId = (number: number) => `step-${number}`;

/** To a step in the list of steps, by its number. */
export function focusStepLink(number: number): void {
  document.getElementById(stepLinkId(number))?.focus();
}

/** To the button that leads on: the primary one, wherever it stands; where there is none, the first of the bottom bar. */
export function focusNext(): void {
  const primary = document.querySelector<HTMLElement>('[data-primary]');
  (primary ?? document.querySelector('[data-buttons]')?.querySelector('button'))?.focus();
}
