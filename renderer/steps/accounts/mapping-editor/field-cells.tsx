import { makeStyles, tokens } from '@fluentui/react-components';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import type { MappingPreview } from '../../../../electron/assistant/contract/index.ts';
import { AsWritten } from '../../../components/as-written.tsx';
import { Breakable, SourceWords } from '../source-words.tsx';

const useStyles = makeStyles({
  cell: { padding: '6px 12px 6px 0', verticalAlign: 'baseline', overflowWrap: 'anywhere' },
  field: { textAlign: 'left', fontWeight: tokens.fontWeightSemibold },
  nothing: { color: tokens.colorNeutralForeground3 },
  proposed: { display: 'block', color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  problem: { display: 'block', color: tokens.colorStatusDangerForeground1, fontSize: tokens.fontSizeBase200 },
  code: { whiteSpace: 'nowrap' },
  sample: {
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    whiteSpace: 'nowrap',
    overflow: 'hidden',
    textOverflow: 'ellipsis',
  },
});

/** An account as the preview shows it; undefined before it does. */
type Sample = MappingPreview['accounts'][number] | undefined;

interface FieldCellsProps {
  readonly field: string;
  readonly preview: MappingPreview | undefined;
  readonly accounts: readonly Sample[];
}

/** A field, where it comes from, and what it is of each sample account. */
export function FieldCells({ field, preview, accounts }: FieldCellsProps) {
  const styles = useStyles();
  return (
    <>
      <th scope="row" className={`${styles.cell} ${styles.field}`}>
        <Breakable text={field} />
      </th>
      <td className={styles.cell}>
        <FieldSource field={field} preview={preview} />
      </td>
      {accounts.map((account, at) => {
        const sample = sampleOf(account, field);
        return (
          <td key={titleOf(at)} className={`${styles.cell} ${styles.sample}`} title={sample}>
            <AsWritten text={sample} />
          </td>
        );
      })}
    </>
  );
}

/** Where a field comes from in words, where it came from before, and what the database has against it. */
function FieldSource({ field, preview }: Pick<FieldCellsProps, 'field' | 'preview'>) {
  const styles = useStyles();
  const line = preview?.lines.find((each) => each.field === field);
  const problems = preview?.problems.filter((problem) => problem.field === field) ?? [];
  return (
    <>
      {line === undefined ? (
        <span className={styles.nothing}>
          <Trans>nothing</Trans>
        </span>
      ) : (
        <SourceWords text={line.source} />
      )}
      {line?.proposed !== undefined && (
        <span className={styles.proposed}>
          <SourceWords text={t`instead of ${{ proposed: line.proposed }}`} />
        </span>
      )}
      {problems.map(({ code, text }) => (
        <span key={text} className={styles.problem} role="alert">
          {text} <span className={styles.code}>{code}</span>
        </span>
      ))}
    </>
  );
}

function sampleOf(account: Sample, field: string): string {
  if (account === undefined) return '';
  return account === null ? t`not there any more` : account[field] || '–';
}

/** What stands above a sample account; they are counted from 1. */
export function titleOf(at: number): string {
  return t`Account ${{ at: at + 1 }}`;
}
