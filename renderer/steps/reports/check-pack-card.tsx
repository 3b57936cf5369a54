import { Button, Field, Input, makeStyles, tokens } from '@fluentui/react-components';
import { plural, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useMutation } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import type { CheckedPack } from '../../../electron/assistant/contract/index.ts';
import { failureIn } from '../../client/failure-in.ts';
import { useAssistant } from '../../client/use-assistant.tsx';
import { Card } from '../../components/card.tsx';
import { FailurePanel } from '../../components/failure-panel.tsx';
import { useKeptDraft } from '../../drafts/use-draft.ts';
import { accounts as accountsText } from '../../words/counts.ts';
import { count } from '../../words/numbers.ts';
import { dateAndTime, inUtc } from '../../words/times.ts';

const useStyles = makeStyles({
  form: { display: 'grid', gap: '12px' },
  text: { margin: 0 },
  told: { display: 'grid', gap: '6px', overflowWrap: 'anywhere' },
  whole: { fontWeight: tokens.fontWeightSemibold },
  path: { fontFamily: tokens.fontFamilyMonospace, fontSize: tokens.fontSizeBase200, userSelect: 'all' },
  act: { justifySelf: 'start' },
});

/** The folder’s path, as it is copied: Windows puts quotes around it, and some copy the path of the file in it. */
const pathOf = (text: string) =>
  text
    .trim()
    .replace(/^"(.*)"$/, '$1')
    .replace(/[\\/]manifest\.json$/i, '')
    .trim();

/** A fingerprint’s digits, however it was grouped when it was written down. */
const digitsOf = (text: string) => text.replace(/[\s:.-]/g, '');

/** Whether a pack on this computer is as it was made, and the one that was noted. */
export function CheckPackCard() {
  const styles = useStyles();
  const assistant = useAssistant();
  const [typed, setTyped] = useKeptDraft('pack-to-check', { folder: '', fingerprint: '' });
  const { folder, fingerprint } = typed;
  const [left, setLeft] = useState<ReadonlySet<'folder' | 'fingerprint'>>(new Set());
  const leave = (...names: readonly ('folder' | 'fingerprint')[]) =>
    setLeft((before) => new Set([...before, ...names]));
  const noFolder = pathOf(folder) === '';
  const wrong = fingerprint.trim() !== '' && !/^[0-9a-f]{64}$/i.test(digitsOf(fingerprint));
  const check = useMutation({
    mutationFn: () => {
      const digits = digitsOf(fingerprint);
      const asked = { folder: pathOf(folder), ...(digits === '' ? {} : { fingerprint: digits }) };
      return assistant.call((client) => client.checkPack(asked));
    },
  });
  // What was found is of the pack that was named then, and must not stand beside the name of another.
  const retype = (change: Partial<typeof typed>) => {
    if (!check.isIdle) check.reset();
    setTyped({ ...typed, ...change });
  };
  return (
    <Card title={t`Check a pack`} hint={t`changes nothing`}>
      <form
        className={styles.form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          leave('folder', 'fingerprint');
          if (!noFolder && !wrong && !check.isPending) check.mutate();
        }}
      >
        <p className={styles.text}>{t`One byte changed in any of its files is found.`}</p>
        <Field
          label={t`Folder of the pack`}
          {...(left.has('folder') && noFolder
            ? { validationMessage: t`Name the folder with manifest.json in it.` }
            : {})}
        >
          <Input
            value={folder}
            maxLength={1024}
            autoComplete="off"
            onChange={(_, { value }) => retype({ folder: value })}
            onBlur={() => leave('folder')}
          />
        </Field>
        <Field
          label={t`Fingerprint that was noted`}
          {...(left.has('fingerprint') && wrong
            ? { validationMessage: t`A fingerprint has 64 digits from 0 to 9 and a to f.` }
            : { hint: t`Without it, a pack that was made anew as a whole is not told apart.` })}
        >
          <Input
            value={fingerprint}
            maxLength={200}
            autoComplete="off"
            onChange={(_, { value }) => retype({ fingerprint: value })}
            onBlur={() => leave('fingerprint')}
          />
        </Field>
        <Button className={styles.act} type="submit" disabledFocusable={check.isPending}>
          {t`Check the pack`}
        </Button>
        <div role="status" className={styles.told}>
          {check.isPending && t`Reading every file …`}
          {check.data !== undefined && <Told pack={check.data} />}
        </div>
        {check.error !== null && <FailurePanel failure={failureIn(check.error)} />}
      </form>
    </Card>
  );
}

function Told({ pack }: { readonly pack: CheckedPack }) {
  const styles = useStyles();
  const { of, people, compared, fingerprint, findings } = pack;
  const accounts = accountsText(pack.accounts);
  const made = Date.parse(pack.made);
  const moment = <span title={inUtc(made)}>{dateAndTime(made)}</span>;
  const places = count(findings);
  return (
    <>
      <span className={styles.whole}>
        {compared ? t`The pack is as it was made, and the one that was noted.` : t`The pack is as it was made.`}
      </span>
      <span>
        <What of={of} people={people} accounts={accounts} moment={moment} />
      </span>
      {!compared && (
        <span>
          <Trans>
            Its fingerprint is <span className={styles.path}>{fingerprint}</span>: compare it with the one that was
            noted.
          </Trans>
        </span>
      )}
      {findings > 0 && (
        <span>
          {plural(findings, {
            one: `The pack itself says that its journal was changed by something other than Userferry, in ${places} place.`,
            other: `The pack itself says that its journal was changed by something other than Userferry, in ${places} places.`,
          })}
        </span>
      )}
    </>
  );
}

interface WhatProps extends Pick<CheckedPack, 'of' | 'people'> {
  readonly accounts: string;
  readonly moment: ReactNode;
}

/** What a pack is about, in a sentence. */
function What({ of, people, accounts, moment }: WhatProps) {
  if (of.kind === 'run') {
    const { run } = of;
    return people ? (
      <Trans>
        Run {run}, {accounts}, made {moment}, with personal data.
      </Trans>
    ) : (
      <Trans>
        Run {run}, {accounts}, made {moment}, without personal data.
      </Trans>
    );
  }
  const { connection, tenant } = of;
  return people ? (
    <Trans>
      Trickle into {connection} of {tenant}, {accounts}, made {moment}, with personal data.
    </Trans>
  ) : (
    <Trans>
      Trickle into {connection} of {tenant}, {accounts}, made {moment}, without personal data.
    </Trans>
  );
}
