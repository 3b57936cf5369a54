import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Fragment, useState } from 'react';
import type { EditableMapping, MappingPreview, Profile } from '../../../../electron/assistant/contract/index.ts';
import { everyField, sourceOf, withValue } from './edit-profile.ts';
import { FieldCells, titleOf } from './field-cells.tsx';
import { FieldEditor } from './field-editor.tsx';

const useStyles = makeStyles({
  table: { width: '100%', minWidth: '760px', tableLayout: 'fixed', borderCollapse: 'collapse' },
  fieldColumn: { width: '170px' },
  sampleColumn: { width: '116px' },
  buttonColumn: { width: '92px' },
  head: {
    textAlign: 'left',
    fontWeight: tokens.fontWeightRegular,
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground3,
    padding: '4px 12px 6px 0',
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    whiteSpace: 'nowrap',
  },
  row: { borderTop: `1px solid ${tokens.colorNeutralStroke3}` },
  button: { padding: '2px 0', textAlign: 'right', verticalAlign: 'baseline' },
  fixed: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
});

interface FieldTableProps {
  readonly editable: EditableMapping;
  readonly profile: Profile;
  readonly preview: MappingPreview | undefined;
  /** How many accounts stand beside the fields. */
  readonly samples: number;
  readonly onChange: (profile: Profile) => void;
}

/** Every field that an import takes: where it comes from, a few accounts, and the way to change it. */
export function FieldTable({ editable, profile, preview, samples, onChange }: FieldTableProps) {
  const styles = useStyles();
  const [opened, setOpened] = useState<string>();
  const { proposed, tables } = editable;
  // Where problems keep the accounts from being read, their columns stay.
  const accounts = Array.from({ length: samples }, (_, at) => preview?.accounts[at]);
  const fields = everyField(profile, proposed.profile);
  const others = preview?.lines.filter(({ field }) => !fields.includes(field)) ?? [];
  const titles = accounts.map((_, at) => titleOf(at));
  return (
    <table className={styles.table}>
      <colgroup>
        <col className={styles.fieldColumn} />
        <col />
        {titles.map((title) => (
          <col key={title} className={styles.sampleColumn} />
        ))}
        <col className={styles.buttonColumn} />
      </colgroup>
      <thead>
        <tr>
          {[t`In Auth0`, t`From the legacy database`, ...titles].map((title) => (
            <th key={title} scope="col" className={styles.head}>
              {title}
            </th>
          ))}
          <td className={styles.head} />
        </tr>
      </thead>
      <tbody>
        {fields.map((field) => {
          const isOpen = opened === field;
          return (
            <Fragment key={field}>
              <tr className={styles.row} data-field={field}>
                <FieldCells field={field} preview={preview} accounts={accounts} />
                <td className={styles.button}>
                  <Button
                    size="small"
                    aria-expanded={isOpen}
                    aria-label={isOpen ? t`Close ${field}` : t`Change ${field}`}
                    onClick={() => setOpened(isOpen ? undefined : field)}
                  >
                    {isOpen ? t`Close` : t`Change`}
                  </Button>
                </td>
              </tr>
              {isOpen && (
                <tr>
                  <td colSpan={3 + titles.length}>
                    <FieldEditor
                      field={field}
                      value={sourceOf(profile, field)}
                      proposed={sourceOf(proposed.profile, field)}
                      tables={tables}
                      onChange={(value) => onChange(withValue(profile, field, value))}
                    />
                  </td>
                </tr>
              )}
            </Fragment>
          );
        })}
        {others.map(({ field }) => (
          <tr key={field} className={styles.row}>
            <FieldCells field={field} preview={preview} accounts={accounts} />
            <td className={`${styles.button} ${styles.fixed}`}>
              <Trans>fixed</Trans>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
