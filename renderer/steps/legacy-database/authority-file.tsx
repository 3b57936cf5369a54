import { Field, makeStyles } from '@fluentui/react-components';
import { t } from '@lingui/core/macro';
import { useState } from 'react';
import { pemOf } from './pem.ts';

const useStyles = makeStyles({ field: { margin: '4px 0 4px 32px' } });

interface AuthorityFileProps {
  readonly chosen: boolean;
  readonly onChoose: (pem: string) => void;
}

/** The authority's certificate, from a file as Windows or an administrator saves it. */
export function AuthorityFile({ chosen, onChoose }: AuthorityFileProps) {
  const styles = useStyles();
  const [trouble, setTrouble] = useState<string>();

  async function read(file: File | undefined) {
    const pem = file === undefined || file.size > 65_536 ? null : pemOf(new Uint8Array(await file.arrayBuffer()));
    onChoose(pem ?? '');
    setTrouble(pem === null && file !== undefined ? t`This file holds no certificate.` : undefined);
  }

  return (
    <Field
      className={styles.field}
      label={t`The authority’s certificate (.cer, .crt, .pem)`}
      {...(trouble === undefined ? {} : { validationMessage: trouble })}
      {...(chosen && trouble === undefined
        ? { validationMessage: t`The certificate was read.`, validationState: 'success' as const }
        : {})}
    >
      {(field) => (
        <input
          {...field}
          type="file"
          accept=".cer,.crt,.pem"
          onChange={(event) => void read(event.target.files?.[0])}
        />
      )}
    </Field>
  );
}
