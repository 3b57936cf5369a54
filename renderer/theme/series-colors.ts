import { tokens } from '@fluentui/react-components';

/** The colours of bars: brand shades for who arrives, gold for who stays behind, red for who was rejected, grey for the rest. */
export const seriesColors = {
  arrived: tokens.colorCompoundBrandStroke,
  second: tokens.colorBrandForegroundInverted,
  onTheWay: tokens.colorBrandStroke2Contrast,
  behind: tokens.colorPaletteBrassBorderActive,
  rejected: tokens.colorStatusDangerBackground3,
  uncertain: tokens.colorStatusWarningBackground3,
  rest: tokens.colorNeutralForeground4,
} as const;

/** Text that says trouble: Fluent's own danger text falls short of 4.5 to 1 on dark cards (WCAG 2.1, 1.4.3). */
export const troubleText = tokens.colorPaletteRedForeground1;
