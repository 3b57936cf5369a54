import { Button, type ButtonProps, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';

const useStyles = makeStyles({
  text: {
    fontWeight: tokens.fontWeightRegular,
    // Not where it can't be pressed: there it keeps the colour that says so.
    ':not(:disabled):not([aria-disabled=true])': { color: tokens.colorBrandForeground1 },
    ':not(:disabled):not([aria-disabled=true]):hover': {
      color: tokens.colorBrandForeground1,
      textDecorationLine: 'underline',
    },
  },
});

/** A small button among words, without a frame: the colour of actions tells it from them. */
export function TextButton({ className, ...props }: ButtonProps & { readonly as?: 'button' }) {
  const styles = useStyles();
  return <Button {...props} size="small" appearance="transparent" className={mergeClasses(styles.text, className)} />;
}
