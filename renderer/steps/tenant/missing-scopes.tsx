import { makeStyles, tokens } from '@fluentui/react-components';
import { plural, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Card } from '../../components/card.tsx';
import { count } from '../../words/numbers.ts';

const useStyles = makeStyles({
  text: { margin: '0 0 8px' },
  list: { margin: 0, padding: 0, listStyleType: 'none', display: 'flex', flexWrap: 'wrap', gap: '6px' },
  scope: {
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase200,
    padding: '2px 8px',
    borderRadius: tokens.borderRadiusMedium,
    color: tokens.colorStatusDangerForeground1,
    backgroundColor: tokens.colorStatusDangerBackground1,
    border: `1px solid ${tokens.colorStatusDangerBorder1}`,
  },
});

/** Scopes that the application's token lacks, and where they are granted. */
export function MissingScopes({ scopes }: { readonly scopes: readonly string[] }) {
  const styles = useStyles();
  const number = count(scopes.length);
  return (
    <Card
      title={t`Missing scopes`}
      aside={plural({ scopes: scopes.length }, { one: `${number} scope`, other: `${number} scopes` })}
    >
      <p className={styles.text}>
        <Trans>
          Grant them in the dashboard: Applications, APIs, Auth0 Management API, Machine to Machine Applications. Then
          run the checks again.
        </Trans>
      </p>
      <ul className={styles.list}>
        {scopes.map((scope) => (
          <li key={scope} className={styles.scope}>
            {scope}
          </li>
        ))}
      </ul>
    </Card>
  );
}
