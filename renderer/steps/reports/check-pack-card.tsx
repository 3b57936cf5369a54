import { Button, Field, Input, makeStyles, tokens } from '@fluentui/react-components';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { CheckedPack } from '../../../electron/assistant/contract/index.ts';
import { failureIn } from '../../client/failure-in.ts';
import { useAssistant } from '../../client/use-assistant.tsx';
import { Card } from '../../components/card.tsx';
import { FailurePanel } from '../../components/failure-panel.tsx';
import { count, counted } from '../../words/numbers.ts';
import { dateAndTime, inUtc } from '../../words/times.ts';

const useStyles = makeStyles({
  form: { display: 'grid', gap: '12px' },
  text: { margin: 0 },
  told: { display: 'grid', gap: '6px', overflowWrap: 'anywhere' },
  whole: { fontWeight: tokens.fontWeightSemibold },
  path: { fontFamily: tokens.fontFamilyMonospace, fontSize: tokens.fontSizeBase200, userSelect: 'all' },
  act: { justifySelf: 'start' },
});

/** A fingerprint’s digits, however it was grouped when it was written down. */
const digitsOf = (text: string) => text.replace(/[\s:.-]/g, '');

/** Whether a pack on this computer is as it was made, and the one that was noted. */
export function CheckPackCard() {
  const styles = useStyles();
  const assistant = useAssistant();
  const [folder, setFolder] = useState('');
  const [fingerprint, setFingerprint] = useState('');
  const [left, setLeft] = useState<ReadonlySet<'folder' | 'fingerprint'>>(new Set());
  const leave = (...names: readonly ('folder' | 'fingerprint')[]) =>
    setLeft((before) => new Set([...before, ...names]));
  const noFolder = folder.trim() === '';
  const wrong = fingerprint.trim() !== '' && !/^[0-9a-f]{64}$/i.test(digitsOf(fingerprint));
  const check = useMutation({
    mutationFn: () => {
      const digits = digitsOf(fingerprint);
      const asked = { folder: folder.trim(), ...(digits === '' ? {} : { fingerprint: digits }) };
      return assistant.call((client) => client.checkPack(asked));
    },
  });
  return (
    <Card title="Check a pack" hint="changes nothing">
      <form
        className={styles.form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          leave('folder', 'fingerprint');
          if (!noFolder && !wrong && !check.isPending) check.mutate();
        }}
      >
        <p className={styles.text}>One byte changed in any of its files is found.</p>
        <Field
          label="Folder of the pack"
          {...(left.has('folder') && noFolder
            ? { validationMessage: 'Name the folder with manifest.json in it.' }
            : {})}
        >
          <Input
            value={folder}
            maxLength={1024}
            autoComplete="off"
            onChange={(_, data) => setFolder(data.value)}
            onBlur={() => leave('folder')}
          />
        </Field>
        <Field
          label="Fingerprint that was noted"
          {...(left.has('fingerprint') && wrong
            ? { validationMessage: 'A fingerprint has 64 digits from 0 to 9 and a to f.' }
            : { hint: 'Without it, a pack that was made anew as a whole is not told apart.' })}
        >
          <Input
            value={fingerprint}
            maxLength={200}
            autoComplete="off"
            onChange={(_, data) => setFingerprint(data.value)}
            onBlur={() => leave('fingerprint')}
          />
        </Field>
        <Button className={styles.act} type="submit" disabledFocusable={check.isPending}>
          Check the pack
        </Button>
        <div role="status" className={styles.told}>
          {check.isPending && 'Reading every file …'}
          {check.data !== undefined && <Told pack={check.data} />}
        </div>
        {check.error !== null && <FailurePanel failure={failureIn(check.error)} />}
      </form>
    </Card>
  );
}

function Told({ pack }: { readonly pack: CheckedPack }) {
  const styles = useStyles();
  const made = Date.parse(pack.made);
  return (
    <>
      <span className={styles.whole}>
        The pack is as it was made{pack.compared ? ', and the one that was noted' : ''}.
      </span>
      <span>
        Run {pack.run}, {counted(pack.accounts, 'account', 'accounts')}, made{' '}
        <span title={inUtc(made)}>{dateAndTime(made)}</span>, {pack.people ? 'with' : 'without'} personal data.
      </span>
      {!pack.compared && (
        <span>
          Its fingerprint is <span className={styles.path}>{pack.fingerprint}</span>: compare it with the one that was
          noted.
        </span>
      )}
      {pack.findings > 0 && (
        <span>
          The pack itself says that its journal was changed by something other than Userferry, in {count(pack.findings)}{' '}
          {pack.findings === 1 ? 'place' : 'places'}.
        </span>
      )}
    </>
  );
}
