import { makeStyles, tokens } from '@fluentui/react-components';
import { Fragment } from 'react';

const useStyles = makeStyles({
  rule: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
});

/** `UserName · where the connection has user names`: the columns, and small what is done to them. */
export function SourceWords({ text }: { readonly text: string }) {
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
export function Breakable({ text }: { readonly text: string }) {
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
