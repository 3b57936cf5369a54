import { makeStyles, Radio, RadioGroup, Spinner, tokens } from '@fluentui/react-components';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useState } from 'react';
import type { ExceptionKind, ExceptionRow } from '../../../electron/assistant/contract/index.ts';
import { useAssistant } from '../../client/use-assistant.tsx';
import { useCommand } from '../../client/use-command.ts';
import { ListUnread } from '../../components/list-unread.tsx';
import { LongTable } from '../../components/long-table.tsx';
import { RefusedCommand } from '../../components/refused-command.tsx';
import { SaveFile } from '../../components/save-file.tsx';
import { useKeyColumn } from '../../components/use-key-column.ts';
import { useListPages } from '../../components/use-list-pages.ts';
import { exceptions } from '../../words/counts.ts';
import { count } from '../../words/numbers.ts';
import { AcceptForm } from './accept-form.tsx';
import { kindWords } from './cut-over-words.ts';
import { ExceptionLine } from './exception-line.tsx';

const useStyles = makeStyles({
  table: { maxHeight: 'min(380px, 40vh)' },
  text: { margin: 0, fontVariantNumeric: 'tabular-nums' },
  label: { fontWeight: tokens.fontWeightSemibold },
  note: { display: 'block', color: tokens.colorNeutralForeground2 },
  action: { width: '112px' },
  quiet: { margin: 0, color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
});

interface ExceptionsOfKindProps {
  readonly kind: ExceptionKind;
  readonly found: number;
  readonly accepted: number;
  /** When the checklist was put together. */
  readonly at: number;
}

/** Exceptions of one kind by name, and the two ways to settle them. */
export function ExceptionsOfKind({ kind, found, accepted, at }: ExceptionsOfKindProps) {
  const styles = useStyles();
  const [choice, setChoice] = useState<'accept' | 'hand-on'>('accept');
  const [only, setOnly] = useState<string>();
  const withdraw = useCommand('withdrawAcceptances');
  const list = useExceptions(kind, at);
  const keyColumn = useKeyColumn((index) => list.rows[index]?.name);
  const words = kindWords[kind];
  const open = found - accepted;
  const seenByPeople = words.say !== undefined;
  const handOn = handOnWords(kind);
  return (
    <>
      <p className={styles.text} data-figure="exceptions">
        {seenByPeople
          ? words.meaning
          : t`${{ exceptions: exceptions(found) }}, ${{ accepted: count(accepted) }} accepted. ${{ meaning: words.meaning }}`}
      </p>
      {open > 0 && (
        <>
          {handOn !== null && (
            <RadioGroup
              aria-label={t`How they are settled`}
              value={choice}
              onChange={(_, { value }) => setChoice(value === 'hand-on' ? 'hand-on' : 'accept')}
            >
              <Radio
                value="accept"
                label={
                  <>
                    <span className={styles.label}>{words.accept}</span>
                    <span className={styles.note}>
                      <Trans>Accepted by name, and it can be taken back.</Trans>
                    </span>
                  </>
                }
              />
              <Radio
                value="hand-on"
                label={
                  <>
                    <span className={styles.label}>{handOn.label}</span>
                    <span className={styles.note}>{handOn.note}</span>
                  </>
                }
              />
            </RadioGroup>
          )}
          {choice === 'accept' ? (
            <AcceptForm kind={kind} only={only} open={open} onAll={() => setOnly(undefined)} />
          ) : (
            <HandOn kind={kind} />
          )}
        </>
      )}
      <RefusedCommand error={withdraw.error} />
      {list.isPending && <Spinner size="small" label={t`Reading the list`} />}
      {list.isError && <ListUnread />}
      {!list.isPending && !list.isError && (!seenByPeople || open === 0) && (
        <LongTable
          className={styles.table}
          label={t`Exceptions`}
          columns={[
            { title: seenByPeople ? t`What` : 'E-mail' },
            { title: seenByPeople ? t`Which` : t`Key or user id`, className: keyColumn },
            { title: t`Accepted by` },
            { title: t`Action`, className: styles.action },
          ]}
          count={list.rows.length}
          total={found}
          onSight={list.onSight}
          row={(index) => {
            const row = list.rows[index];
            if (row === undefined) return undefined;
            return (
              <ExceptionLine
                key={row.name}
                row={row}
                what={seenByPeople ? words.title : undefined}
                index={index}
                chosen={row.name === only}
                busy={withdraw.running}
                onChoose={() => {
                  setChoice('accept');
                  setOnly(row.name);
                }}
                onWithdraw={() => void withdraw.give({ kind, name: row.name })}
              />
            );
          }}
        />
      )}
      {!seenByPeople && (
        <p className={styles.quiet}>
          <Trans>
            These are personal data. They rest encrypted on this computer and are shown only here, unless you save them.
          </Trans>
        </p>
      )}
    </>
  );
}

/** What is left to somebody else; null where there is nothing to be handed on. */
function handOnWords(kind: ExceptionKind): { readonly label: string; readonly note: string } | null {
  if (kind === 'legacy-side') return { label: t`Have them removed`, note: t`Writes what your DBA has to run.` };
  if (kindWords[kind].say !== undefined) return null;
  return { label: t`Hand the list on`, note: t`Stays open until each is settled.` };
}

function HandOn({ kind }: { readonly kind: ExceptionKind }) {
  const list = useCommand('saveExceptions');
  const removal = useCommand('saveRemoval');
  return kind === 'legacy-side' ? (
    <SaveFile
      label={t`Save how to remove them`}
      running={removal.running}
      error={removal.error}
      onSave={() => removal.give({})}
      note={t`No password is in it.`}
    />
  ) : (
    <SaveFile label={t`Save this list`} running={list.running} error={list.error} onSave={() => list.give({ kind })} />
  );
}

function useExceptions(kind: ExceptionKind, at: number) {
  const assistant = useAssistant();
  return useListPages<ExceptionRow, string>(
    ['exceptions', kind, at],
    (after, limit) =>
      assistant.call((client) => client.cutoverExceptions({ kind, limit, ...(after === undefined ? {} : { after }) })),
    { keepsOld: true },
  );
}
