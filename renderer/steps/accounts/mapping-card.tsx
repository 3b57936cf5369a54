import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useState } from 'react';
import type { Survey } from '../../../electron/assistant/contract/index.ts';
import { AsWritten } from '../../components/as-written.tsx';
import { Card } from '../../components/card.tsx';
import { PersonalData } from '../../components/personal-data.tsx';
import { ScrollRegion } from '../../components/scroll-region.tsx';
import { fields } from '../../words/counts.ts';
import { count } from '../../words/numbers.ts';
import { MappingEditor } from './mapping-editor/mapping-editor.tsx';
import { Breakable, SourceWords } from './source-words.tsx';
import { useSamples } from './use-samples.ts';

const useStyles = makeStyles({
  scroll: { margin: '0 -16px -8px' },
  aside: { display: 'flex', alignItems: 'center', gap: '4px 8px', flexWrap: 'wrap' },
  failed: { margin: '0 0 8px' },
  table: { width: '100%', minWidth: '580px', tableLayout: 'fixed', borderCollapse: 'collapse' },
  fieldColumn: { width: '132px' },
  sampleColumn: { width: '104px' },
  head: {
    textAlign: 'left',
    fontWeight: tokens.fontWeightRegular,
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground3,
    padding: '4px 4px 6px 12px',
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    whiteSpace: 'nowrap',
    '&:first-child': { paddingLeft: '16px' },
  },
  field: {
    textAlign: 'left',
    fontWeight: tokens.fontWeightSemibold,
    padding: '7px 4px 7px 16px',
    verticalAlign: 'top',
    overflowWrap: 'anywhere',
  },
  cell: { padding: '7px 4px 7px 12px', verticalAlign: 'top', overflowWrap: 'anywhere' },
  proposed: { display: 'block', color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  sample: {
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase300,
    whiteSpace: 'nowrap',
    overflow: 'hidden',
    textOverflow: 'ellipsis',
  },
  row: { '&:not(:last-child)': { borderBottom: `1px solid ${tokens.colorNeutralStroke3}` } },
});

/** Where each field of a user comes from, with a few accounts whose personal data is hidden until somebody asks. */
export function MappingCard({ survey, locked }: { readonly survey: Survey; readonly locked: boolean }) {
  const styles = useStyles();
  const { mapping } = survey;
  const [shown, setShown] = useState(false);
  const [editing, setEditing] = useState(false);
  const mapped = mapping.filter(({ source }) => source !== 'nothing').length;
  const edited = mapping.filter(({ proposed }) => proposed !== undefined).length;
  const clear = useSamples(survey.plan, shown);
  const sampleOf = (field: string, masked: readonly string[], index: number): string => {
    if (clear.accounts === undefined) return masked[index] || '–';
    const account = clear.accounts[index];
    return account === null ? t`not there any more` : account?.[field] || '–';
  };
  const samples = Math.max(0, ...mapping.map(({ samples: masked }) => masked.length));
  const columns = Array.from({ length: samples }, (_, index) => t`Account ${{ index: index + 1 }}`);
  return (
    <Card
      title={t`Mapping`}
      hint={
        edited === 0
          ? t`${{ fields: fields(mapped) }} mapped`
          : t`${{ fields: fields(mapped) }}, ${{ edited: count(edited) }} edited by you`
      }
      aside={
        <span className={styles.aside}>
          <PersonalData shown={clear.accounts !== undefined} wanted={shown} reading={clear.reading} onWant={setShown} />
          <Button size="small" disabledFocusable={locked} onClick={() => setEditing(true)}>
            <Trans>Edit mapping</Trans>
          </Button>
        </span>
      }
    >
      {clear.failed !== undefined && (
        <p role="alert" className={styles.failed}>
          <Trans>{{ failed: clear.failed }} They stay hidden.</Trans>
        </p>
      )}
      <ScrollRegion className={styles.scroll} label={t`Mapping, field by field`}>
        <table className={styles.table}>
          <colgroup>
            <col className={styles.fieldColumn} />
            <col />
            {columns.map((title) => (
              <col key={title} className={styles.sampleColumn} />
            ))}
          </colgroup>
          <thead>
            <tr>
              {[t`In Auth0`, t`From the legacy database`, ...columns].map((title) => (
                <th key={title} scope="col" className={styles.head}>
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {mapping.map(({ field, source, proposed, samples: masked }) => (
              <tr key={field} className={styles.row}>
                <th scope="row" className={styles.field}>
                  <Breakable text={field} />
                </th>
                <td className={styles.cell}>
                  <SourceWords text={source} />
                  {proposed !== undefined && (
                    <span className={styles.proposed}>
                      <SourceWords text={t`instead of ${proposed}`} />
                    </span>
                  )}
                </td>
                {columns.map((title, index) => (
                  <td key={title} className={`${styles.cell} ${styles.sample}`} title={sampleOf(field, masked, index)}>
                    <AsWritten text={sampleOf(field, masked, index)} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
      <MappingEditor survey={survey.plan} samples={samples} open={editing} onClose={() => setEditing(false)} />
    </Card>
  );
}
