import { damagedLabels } from './labels/damaged-labels.ts';
import { digestLabels } from './labels/digest-labels.ts';
import { dotnetLabels } from './labels/dotnet-labels.ts';
import { markedLabels } from './labels/marked-labels.ts';

export type { PasswordTreatment } from './labels/label.ts';

/** How a screen calls each format, and what becomes of its accounts. */
export const formatLabels = { ...dotnetLabels, ...digestLabels, ...markedLabels, ...damagedLabels };

/** Stable names of the ways in which stores keep passwords; they stand in plans and reports. */
export type PasswordFormat = keyof typeof formatLabels;
