/** A window so low that the page needs all of it, as a usual one is at 200 %; the app's own least is 700 CSS pixels at 100 %. */
export const lowWindow = '@media (max-height: 560px)';
