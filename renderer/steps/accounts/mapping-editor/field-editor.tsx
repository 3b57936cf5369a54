import { Button, Field, Input, makeStyles, Select, tokens } from '@fluentui/react-components';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import type { EditableMapping, Value } from '../../../../electron/assistant/contract/index.ts';
import { ColumnSelect } from './column-select.tsx';
import { isFlag, isNothing, nothingFor } from './edit-profile.ts';
import { SeveralColumns } from './several-columns.tsx';
import { idOfSource, isMoment, type SourceId, sourceOfId } from './source-options.ts';
import { Steps } from './steps.tsx';
import { putTogether, type ShapedValue, type Source, takeApart } from './value-shape.ts';

const useStyles = makeStyles({
  editor: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) minmax(0, 1fr)',
    gap: '12px 24px',
    alignItems: 'start',
    padding: '12px 16px 16px',
    backgroundColor: tokens.colorNeutralBackground2,
    borderRadius: tokens.borderRadiusMedium,
  },
  side: { display: 'flex', flexDirection: 'column', gap: '8px', minWidth: 0 },
  label: { padding: '2px 0' },
  note: { margin: 0, color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
});

interface FieldEditorProps {
  readonly field: string;
  readonly value: Value | undefined;
  readonly proposed: Value | undefined;
  readonly tables: EditableMapping['tables'];
  readonly onChange: (value: Value | undefined) => void;
}

/** Where one field comes from, and what is done to it on its way. */
export function FieldEditor({ field, value, proposed, tables, onChange }: FieldEditorProps) {
  const styles = useStyles();
  const shaped = value === undefined || isNothing(field, value) ? undefined : takeApart(value);
  const change = (next: ShapedValue | undefined) =>
    onChange(next === undefined ? nothingFor(field, proposed) : putTogether(next));
  const choose = (id: string) => {
    const source = sourceOfId(id as SourceId, shaped?.source, tables);
    change(source === undefined ? undefined : { source, steps: shaped?.steps ?? [] });
  };
  return (
    <div className={styles.editor}>
      <div className={styles.side}>
        <Field label={t`${field} comes from`}>
          <ColumnSelect tables={tables} value={idOfSource(shaped?.source)} onChange={choose}>
            <option value="nothing">{nothingOf(field)}</option>
            {field !== 'email_verified' && (
              <option value="constant">
                <Trans>The same for everybody</Trans>
              </option>
            )}
            <option value="several">
              <Trans>Several columns</Trans>
            </option>
          </ColumnSelect>
        </Field>
        {shaped !== undefined && (
          <SourceDetail
            source={shaped.source}
            flag={isFlag(field)}
            tables={tables}
            onChange={(source) => change({ ...shaped, source })}
          />
        )}
        {field === 'email_verified' && (
          <p className={styles.note}>
            <Trans>
              Name a column only if it says that the address itself was verified. That somebody was approved proves no
              address.
            </Trans>
          </p>
        )}
        {JSON.stringify(value) !== JSON.stringify(proposed) && (
          <div>
            <Button onClick={() => onChange(proposed)}>
              <Trans>As Userferry proposed</Trans>
            </Button>
          </div>
        )}
      </div>
      {shaped !== undefined && (
        <section className={styles.side} aria-label={t`What is done to ${field}`}>
          <span className={styles.label}>
            <Trans>Then</Trans>
          </span>
          <Steps
            steps={shaped.steps}
            moment={isMoment(shaped.source, tables)}
            flag={isFlag(field)}
            onChange={(steps) => change({ ...shaped, steps })}
          />
        </section>
      )}
    </div>
  );
}

/** What it means that a field comes from nothing. */
function nothingOf(field: string): string {
  if (field === 'email_verified') return t`Nothing: always false`;
  return field.includes('.') ? t`Nothing: leave this field out` : t`Nothing`;
}

interface SourceDetailProps {
  readonly source: Source;
  readonly flag: boolean;
  readonly tables: EditableMapping['tables'];
  readonly onChange: (source: Source) => void;
}

/** What a source needs besides its kind. */
function SourceDetail({ source, flag, tables, onChange }: SourceDetailProps) {
  switch (source.kind) {
    case 'column':
      return null;
    case 'concatenate':
      return <SeveralColumns value={source} tables={tables} onChange={onChange} />;
    case 'constant':
      return (
        <Field label={t`Value`}>
          {flag ? (
            <Select
              value={source.value === true ? 'yes' : 'no'}
              onChange={(_, { value }) => onChange({ kind: 'constant', value: value === 'yes' })}
            >
              <option value="no">
                <Trans>No</Trans>
              </option>
              <option value="yes">
                <Trans>Yes</Trans>
              </option>
            </Select>
          ) : (
            <Input value={String(source.value)} onChange={(_, { value }) => onChange({ kind: 'constant', value })} />
          )}
        </Field>
      );
  }
}
