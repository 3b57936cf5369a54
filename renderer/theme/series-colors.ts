import { tokens } from '@fluentui/react-components';

/** The colours of what is drawn on a canvas, where no pattern of `seriesFills` is: bars and lines tell each other apart. */
export const seriesColors = {
  arrived: tokens.colorCompoundBrandStroke,
  behind: tokens.colorPaletteBrassBorderActive,
} as const;

/** Text that says trouble: Fluent's own danger text falls short of 4.5 to 1 on dark cards (WCAG 2.1, 1.4.3). */
export const troubleText = tokens.colorPaletteRedForeground1;
