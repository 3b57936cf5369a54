import { makeStyles, tokens } from '@fluentui/react-components';

const useStyles = makeStyles({
  key: {
    padding: '0 6px',
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusSmall,
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorNeutralForeground3,
    fontFamily: 'inherit',
    fontSize: tokens.fontSizeBase200,
    lineHeight: '18px',
    whiteSpace: 'nowrap',
  },
});

/** A key as it stands on the keyboard. */
export function Key({ name }: { readonly name: string }) {
  return <kbd className={useStyles().key}>{name}</kbd>;
}
