import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { EyeRegular } from '@fluentui/react-icons/svg/eye';
import { EyeOffRegular } from '@fluentui/react-icons/svg/eye-off';
import { Fragment, useState } from 'react';
import type { Survey } from '../../../electron/assistant/contract/index.ts';
import { Card } from '../../components/card.tsx';
import { ScrollRegion } from '../../components/scroll-region.tsx';
import { counted } from '../../words/numbers.ts';
import { useSamples } from './use-samples.ts';

const useStyles = makeStyles({
  scroll: { margin: '0 -16px -8px' },
  personal: { display: 'flex', alignItems: 'center', gap: '6px' },
  failed: { margin: '0 0 8px' },
  table: { width: '100%', minWidth: '580px', tableLayout: 'fixed', borderCollapse: 'collapse' },
  fieldColumn: { width: '136px' },
  sampleColumn: { width: '106px' },
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
  rule: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
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
export function MappingCard({ survey }: { readonly survey: Survey }) {
  const styles = useStyles();
  const { mapping } = survey;
  const [shown, setShown] = useState(false);
  const clear = useSamples(survey.plan, shown);
  const sampleOf = (field: string, masked: readonly string[], index: number): string => {
    if (clear.accounts === undefined) return masked[index] || '–';
    const account = clear.accounts[index];
    return account === null ? 'not there any more' : account?.[field] || '–';
  };
  const samples = Math.max(0, ...mapping.map(({ samples: masked }) => masked.length));
  const columns = Array.from({ length: samples }, (_, index) => `Account ${index + 1}`);
  return (
    <Card
      title="Mapping"
      hint={`${counted(mapping.length, 'field', 'fields')} mapped`}
      aside={
        <span className={styles.personal}>
          {clear.accounts === undefined ? <EyeOffRegular aria-hidden /> : <EyeRegular aria-hidden />}
          <span>{clear.accounts === undefined ? 'Personal data hidden' : 'Personal data shown, passwords never'}</span>
          <Button
            size="small"
            appearance="transparent"
            disabledFocusable={clear.reading}
            aria-label={shown ? 'Hide personal data' : 'Show personal data'}
            onClick={() => setShown(!shown)}
          >
            {shown ? 'Hide' : 'Show'}
          </Button>
        </span>
      }
    >
      {clear.failed !== undefined && (
        <p role="alert" className={styles.failed}>
          {clear.failed} They stay hidden.
        </p>
      )}
      <ScrollRegion className={styles.scroll} label="Mapping, field by field">
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
              {['In Auth0', 'From the legacy database', ...columns].map((title) => (
                <th key={title} scope="col" className={styles.head}>
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {mapping.map(({ field, source, samples: masked }) => (
              <tr key={field} className={styles.row}>
                <th scope="row" className={styles.field}>
                  <Breakable text={field} />
                </th>
                <td className={styles.cell}>
                  <Source text={source} />
                </td>
                {columns.map((title, index) => (
                  <td key={title} className={`${styles.cell} ${styles.sample}`} title={sampleOf(field, masked, index)}>
                    <bdi>{sampleOf(field, masked, index)}</bdi>
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </Card>
  );
}

/** `UserName · where the connection has user names`: the columns, and small what is done to them. */
function Source({ text }: { readonly text: string }) {
  const styles = useStyles();
  const [columns = '', ...rules] = text.split(' · ');
  return (
    <>
      <Breakable text={columns} />
      {rules.length > 0 && <span className={styles.rule}> · {rules.join(' · ')}</span>}
    </>
  );
}

/** A name that may go on in the next line where its words meet, and nowhere else if that is enough. */
function Breakable({ text }: { readonly text: string }) {
  const parts = text.split(/(?<=[_.])|(?<=[a-z])(?=[A-Z])/);
  let at = 0;
  return parts.map((part) => {
    const place = at;
    at += part.length;
    return (
      <Fragment key={place}>
        {place > 0 && <wbr />}
        {part}
      </Fragment>
    );
  });
}
