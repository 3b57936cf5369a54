import { tokens } from '@fluentui/react-components';
import { seriesColors } from './series-colors.ts';

/** What bars tell apart: who arrives, in three kinds; who stays behind; who was rejected or is uncertain; the rest. */
type Series = 'arrived' | 'second' | 'onTheWay' | 'behind' | 'rejected' | 'uncertain' | 'rest';

/** CSS `background` of a part of a bar and of its mark in a legend, in every look: a theme says what it is. */
export const seriesFills: Readonly<Record<Series, string>> = {
  arrived: 'var(--series-arrived)',
  second: 'var(--series-second)',
  onTheWay: 'var(--series-on-the-way)',
  behind: 'var(--series-behind)',
  rejected: 'var(--series-rejected)',
  uncertain: 'var(--series-uncertain)',
  rest: 'var(--series-rest)',
};

/** CSS `box-shadow` of the same: a line around what is filled with a pattern, which has no edge by itself. */
export const seriesEdge = 'inset 0 0 0 1px var(--series-edge)';

/** Brand shades for who arrives, gold for who stays behind, red for who was rejected, grey for the rest. */
export const coloredSeries = {
  'series-arrived': seriesColors.arrived,
  'series-second': tokens.colorBrandForegroundInverted,
  'series-on-the-way': tokens.colorBrandStroke2Contrast,
  'series-behind': seriesColors.behind,
  'series-rejected': tokens.colorStatusDangerBackground3,
  'series-uncertain': tokens.colorStatusWarningBackground3,
  'series-rest': tokens.colorNeutralForeground4,
  'series-edge': 'transparent',
};

/**
 * High contrast has three colours for all of it, and patterns of them tell apart what they can't: page.css draws them, since Fluent passes no
 * value of a theme on that has parentheses within parentheses.
 */
export const patternedSeries = {
  'series-arrived': 'var(--pattern-arrived)',
  'series-second': 'var(--pattern-second)',
  'series-on-the-way': 'var(--pattern-on-the-way)',
  'series-behind': 'var(--pattern-behind)',
  'series-rejected': 'var(--pattern-rejected)',
  'series-uncertain': 'var(--pattern-uncertain)',
  'series-rest': 'var(--pattern-rest)',
  'series-edge': 'var(--contrast-ink)',
};
