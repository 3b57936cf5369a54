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
