import { Button, Field, Input, makeStyles } from '@fluentui/react-components';
import { SearchRegular } from '@fluentui/react-icons/svg/search';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { type FormEvent, useState } from 'react';

const useStyles = makeStyles({
  form: { display: 'flex', alignItems: 'flex-start', gap: '8px', flexWrap: 'wrap' },
  field: { flexGrow: 1, flexBasis: '280px', maxWidth: '560px' },
  // Stands beside the field, which has its label above it.
  button: { marginTop: '26px' },
});

interface AccountSearchProps {
  /** What the list is narrowed to now. */
  readonly search: string | undefined;
  readonly onSearch: (search: string | undefined) => void;
}

/** Narrows a list to whoever goes by an address or an id. */
export function AccountSearch({ search, onSearch }: AccountSearchProps) {
  const styles = useStyles();
  const [typed, setTyped] = useState(search ?? '');
  const find = (event: FormEvent) => {
    event.preventDefault();
    onSearch(typed.trim() === '' ? undefined : typed.trim());
  };
  return (
    <form className={styles.form} onSubmit={find}>
      <Field
        label={t`Find in this list`}
        className={styles.field}
        hint={t`A whole e-mail address or user name, or the beginning of an id. Addresses rest encrypted: parts of one can’t be found.`}
      >
        <Input
          value={typed}
          maxLength={450}
          autoComplete="off"
          spellCheck={false}
          contentBefore={<SearchRegular aria-hidden />}
          onChange={(_, { value }) => setTyped(value)}
        />
      </Field>
      <Button type="submit" className={styles.button}>
        <Trans>Find</Trans>
      </Button>
      {search !== undefined && (
        <Button
          className={styles.button}
          onClick={() => {
            setTyped('');
            onSearch(undefined);
          }}
        >
          <Trans>Show all</Trans>
        </Button>
      )}
    </form>
  );
}
