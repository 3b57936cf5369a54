import { Badge, makeStyles, mergeClasses, Radio, RadioGroup, tokens } from '@fluentui/react-components';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { type Mode, type ModeComparison, modeName, modeWords } from '../../../electron/assistant/contract/index.ts';
import { ScrollRegion } from '../../components/scroll-region.tsx';
import { type ModeAnswer, modeRows } from './mode-rows.ts';

const useStyles = makeStyles({
  frame: {
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusLarge,
  },
  group: { display: 'block' },
  table: { width: '100%', minWidth: '736px', borderCollapse: 'separate', borderSpacing: 0, tableLayout: 'fixed' },
  corner: {
    width: '148px',
    padding: '14px 8px 10px 16px',
    textAlign: 'left',
    verticalAlign: 'top',
    fontWeight: tokens.fontWeightRegular,
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  mode: {
    padding: '8px 8px 10px 4px',
    textAlign: 'left',
    verticalAlign: 'top',
    fontWeight: tokens.fontWeightRegular,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  name: {
    fontSize: tokens.fontSizeBase400,
    fontWeight: tokens.fontWeightSemibold,
    color: tokens.colorNeutralForeground1,
  },
  head: { display: 'flex', alignItems: 'center', flexWrap: 'wrap' },
  recommended: { margin: '0 0 4px 8px' },
  what: {
    display: 'block',
    padding: '0 4px 0 8px',
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground3,
  },
  refused: { marginTop: '4px', color: tokens.colorNeutralForeground2, fontWeight: tokens.fontWeightSemibold },
  question: {
    padding: '7px 8px 7px 16px',
    textAlign: 'left',
    verticalAlign: 'top',
    fontWeight: tokens.fontWeightRegular,
    color: tokens.colorNeutralForeground2,
  },
  cell: { padding: '7px 8px 7px 12px', verticalAlign: 'top' },
  line: { borderBottom: `1px solid ${tokens.colorNeutralStroke3}` },
  last: { borderBottom: 'none' },
  sum: { borderBottom: `1px solid ${tokens.colorNeutralStroke2}` },
  beforeSum: { borderBottom: `1px solid ${tokens.colorNeutralStroke1}` },
  text: { fontVariantNumeric: 'tabular-nums' },
  strong: { fontWeight: tokens.fontWeightSemibold },
  note: {
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground3,
    fontVariantNumeric: 'tabular-nums',
  },
  chosen: {
    backgroundColor: tokens.colorBrandBackground2,
    borderLeft: `1px solid ${tokens.colorBrandStroke2}`,
    borderRight: `1px solid ${tokens.colorBrandStroke2}`,
  },
});

interface ModeTableProps {
  readonly modes: readonly ModeComparison[];
  readonly recommended: Mode;
  readonly chosen: Mode;
  /** What the numbers were counted on. */
  readonly basis: string;
  /** Auth0 has refused this tenant a connection with scripts. */
  readonly scriptsRefused: boolean;
  readonly onChoose: (mode: Mode) => void;
}

/** The modes side by side, question by question. One that Auth0 has refused the tenant says so, and can be chosen all the same. */
export function ModeTable({ modes, recommended, chosen, basis, scriptsRefused, onChoose }: ModeTableProps) {
  const styles = useStyles();
  return (
    <ScrollRegion className={styles.frame} label={t`The four modes compared`}>
      <RadioGroup
        className={styles.group}
        aria-label={t`Mode`}
        value={chosen}
        onChange={(_, { value }) => {
          const mode = modeName.safeParse(value);
          if (mode.success) onChoose(mode.data);
        }}
      >
        <table className={styles.table}>
          <thead>
            <tr>
              <td className={styles.corner}>{basis}</td>
              {modes.map(({ mode }) => (
                <th key={mode} scope="col" className={mergeClasses(styles.mode, mode === chosen && styles.chosen)}>
                  <ModeHead
                    mode={mode}
                    recommended={mode === recommended}
                    refused={scriptsRefused && modeWords[mode].needsScripts}
                  />
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {modeRows.map(({ name, title, kind, answer }, index) => {
              const line = mergeClasses(
                styles.line,
                kind === 'sum' && styles.sum,
                modeRows[index + 1]?.kind === 'sum' && styles.beforeSum,
                index === modeRows.length - 1 && styles.last,
              );
              return (
                <tr key={name} data-row={name}>
                  <th scope="row" className={mergeClasses(styles.question, line)}>
                    {title}
                  </th>
                  {modes.map((comparison) => (
                    <td
                      key={comparison.mode}
                      data-mode={comparison.mode}
                      className={mergeClasses(styles.cell, line, comparison.mode === chosen && styles.chosen)}
                    >
                      <Answer {...answer(comparison)} strong={kind === 'people' || comparison.mode === chosen} />
                    </td>
                  ))}
                </tr>
              );
            })}
          </tbody>
        </table>
      </RadioGroup>
    </ScrollRegion>
  );
}

interface ModeHeadProps {
  readonly mode: Mode;
  readonly recommended: boolean;
  readonly refused: boolean;
}

function ModeHead({ mode, recommended, refused }: ModeHeadProps) {
  const styles = useStyles();
  const { name, what } = modeWords[mode];
  return (
    <>
      <span className={styles.head}>
        <Radio value={mode} label={<span className={styles.name}>{name}</span>} />
        {recommended && (
          <Badge className={styles.recommended} appearance="tint" color="brand" shape="rounded">
            <Trans>Recommended</Trans>
          </Badge>
        )}
      </span>
      <span className={styles.what}>{what}</span>
      {refused && (
        <span className={mergeClasses(styles.what, styles.refused)}>
          <Trans>Refused by Auth0</Trans>
        </span>
      )}
    </>
  );
}

function Answer({ text, note, strong }: ModeAnswer & { readonly strong: boolean }) {
  const styles = useStyles();
  return (
    <>
      <span className={mergeClasses(styles.text, strong && styles.strong)}>{text}</span>
      {note !== undefined && <span className={styles.note}> {note}</span>}
    </>
  );
}
