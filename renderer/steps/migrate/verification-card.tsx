import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { outcomeTexts, reasonTexts, type Verification } from '../../../electron/assistant/contract/index.ts';
import type { AccountFilter } from '../../components/account-filter-bar.tsx';
import { Card } from '../../components/card.tsx';
import { LocalTime } from '../../components/local-time.tsx';
import { StateIcon } from '../../components/state-icon.tsx';
import { change, count } from '../../words/numbers.ts';

const useStyles = makeStyles({
  table: { width: '100%', borderCollapse: 'collapse', fontVariantNumeric: 'tabular-nums' },
  row: { height: '32px' },
  sum: { backgroundColor: tokens.colorNeutralBackground3, fontWeight: tokens.fontWeightSemibold },
  name: { padding: '4px 8px', textAlign: 'left', fontWeight: 'inherit' },
  part: { paddingLeft: '24px', fontWeight: tokens.fontWeightRegular },
  number: { padding: '4px 8px', textAlign: 'right', whiteSpace: 'nowrap' },
  action: { textAlign: 'right', whiteSpace: 'nowrap', width: '1%' },
  verdict: {
    display: 'flex',
    gap: '10px',
    alignItems: 'center',
    marginTop: '12px',
    padding: '8px 12px',
    borderRadius: tokens.borderRadiusMedium,
    border: `1px solid ${tokens.colorStatusSuccessBorder1}`,
    backgroundColor: tokens.colorStatusSuccessBackground1,
  },
  bad: { borderTopColor: tokens.colorStatusDangerBorder1, backgroundColor: tokens.colorStatusDangerBackground1 },
});

interface Row {
  readonly name: string;
  readonly value: string;
  readonly sum: boolean;
  readonly figure?: string;
  readonly filter?: AccountFilter;
}

function rowsOf(verification: Verification): readonly Row[] {
  const { legacyNow, newInDatabase, vanishedFromDatabase, planned, imported, baseline, tenantNow } = verification;
  const { cameBySignIn = 0, newcomers = 0 } = verification;
  return [
    { name: 'Legacy database now', value: count(legacyNow), sum: true, figure: 'legacy-now' },
    { name: 'New there since the plan', value: change(-newInDatabase), sum: false },
    { name: 'Deleted there since the plan', value: change(vanishedFromDatabase), sum: false },
    { name: 'In the plan', value: count(planned), sum: true, figure: 'planned' },
    ...verification.notImported.map(({ outcome, reason, accounts }) => ({
      name: reason === undefined ? outcomeTexts[outcome] : `${outcomeTexts[outcome]}: ${reasonTexts[reason]}`,
      value: change(-accounts),
      sum: false,
      filter: { outcome, ...(reason === undefined ? {} : { reason }) },
    })),
    { name: 'Imported by this run', value: count(imported), sum: true, figure: 'verified-imported' },
    { name: 'There before the first file', value: change(baseline), sum: false },
    ...(cameBySignIn === 0 ? [] : [{ name: 'Came by signing in since', value: change(cameBySignIn), sum: false }]),
    ...(newcomers === 0 ? [] : [{ name: 'New in Auth0 since', value: change(newcomers), sum: false }]),
    { name: 'Tenant now', value: count(tenantNow), sum: true, figure: 'tenant-now' },
  ];
}

interface VerificationCardProps {
  readonly verification: Verification;
  readonly onShow: (filter: AccountFilter) => void;
}

/** From the database to the tenant, every difference in a named row. */
export function VerificationCard({ verification, onShow }: VerificationCardProps) {
  const styles = useStyles();
  const { missing, unexpected, different, changedInDatabase, reconciled, at } = verification;
  return (
    <Card
      title="From the database to the tenant"
      aside={
        <>
          Counted <LocalTime at={at} />
        </>
      }
    >
      <table className={styles.table}>
        <tbody>
          {rowsOf(verification).map(({ name, value, sum, figure, filter }) => (
            <tr key={name} className={mergeClasses(styles.row, sum && styles.sum)} data-figure={figure}>
              <th scope="row" className={mergeClasses(styles.name, !sum && styles.part)}>
                {name}
              </th>
              <td className={styles.number}>{value}</td>
              <td className={styles.action}>
                {filter !== undefined && (
                  <Button
                    size="small"
                    appearance="transparent"
                    aria-label={`Show accounts: ${name}`}
                    onClick={() => onShow(filter)}
                  >
                    Show
                  </Button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <div className={mergeClasses(styles.verdict, !reconciled && styles.bad)}>
        <StateIcon standing={reconciled ? 'done' : 'trouble'} />
        <span>
          <b>{reconciled ? 'Nobody is missing without a reason.' : 'Something is not explained.'}</b> All compared one
          by one: {count(missing)} missing, {count(unexpected)} unexpected, {count(different)} different;{' '}
          {count(changedInDatabase)} changed in the database since.
        </span>
      </div>
    </Card>
  );
}
