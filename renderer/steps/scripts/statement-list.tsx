import { makeStyles, tokens } from '@fluentui/react-components';
import type { ScriptWriting } from '../../../electron/assistant/contract/index.ts';
import { ScrollRegion } from '../../components/scroll-region.tsx';

const useStyles = makeStyles({
  region: {
    maxHeight: '240px',
    backgroundColor: tokens.colorNeutralBackground3,
    borderRadius: tokens.borderRadiusMedium,
  },
  list: { margin: 0, padding: '8px 12px', listStyle: 'none', display: 'grid', gap: '10px' },
  sql: {
    margin: 0,
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase200,
    whiteSpace: 'pre-wrap',
    overflowWrap: 'anywhere',
  },
  parameters: { color: tokens.colorNeutralForeground3 },
});

/** Statements as a script sent them: what stands for a value has its name and type, and no value. */
export function StatementList({ statements, label }: Pick<ScriptWriting, 'statements'> & { readonly label: string }) {
  const styles = useStyles();
  return (
    <ScrollRegion className={styles.region} label={label}>
      <ol className={styles.list}>
        {statements.map(({ sql, parameters }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: what was sent never changes places
          <li key={index}>
            <pre className={styles.sql}>
              {sql.trim()}
              {parameters.length > 0 && (
                <span className={styles.parameters}>
                  {`\n-- ${parameters.map(({ name, type }) => `${name} ${type}`).join(', ')}`}
                </span>
              )}
            </pre>
          </li>
        ))}
      </ol>
    </ScrollRegion>
  );
}
