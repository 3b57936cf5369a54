/** A window so low that the page needs all of it, as a usual one is at 200 %; the app's own least is 700 CSS pixels at 100 %. */
export const lowWindow = '@media (max-height: 560px)';

/** A window so narrow that the page needs all of its width: half a screen, a phone's, or a usual one at 200 %. */
export const narrowWindow = '@media (max-width: 720px)';

/** A page so wide that editor and test cases of the scripts stand side by side, and so narrow that the actions stand above them. */
export const actionsAbove = '@container (min-width: 1020px) and (max-width: 1299px)';
