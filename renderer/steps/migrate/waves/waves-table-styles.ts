import { makeStyles, tokens } from '@fluentui/react-components';

const number = { textAlign: 'right', fontVariantNumeric: 'tabular-nums' } as const;
const head = {
  fontWeight: tokens.fontWeightRegular,
  fontSize: tokens.fontSizeBase200,
  color: tokens.colorNeutralForeground3,
  padding: '4px 8px 6px',
  whiteSpace: 'nowrap',
  borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
} as const;
const cell = {
  padding: '7px 8px',
  borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
} as const;
const foot = { padding: '7px 8px 0', fontWeight: tokens.fontWeightSemibold } as const;

/** Tables of waves: a line for each, and the sum. */
export const useWavesTableStyles = makeStyles({
  table: { width: '100%', borderCollapse: 'collapse' },
  head: { ...head, textAlign: 'left' },
  numberHead: { ...head, ...number },
  wave: { ...cell, fontWeight: tokens.fontWeightSemibold, textAlign: 'left', whiteSpace: 'nowrap' },
  cell,
  number: { ...cell, ...number },
  foot,
  footNumber: { ...foot, ...number },
});
