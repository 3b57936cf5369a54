import { Button, MessageBar, MessageBarBody, MessageBarTitle, makeStyles } from '@fluentui/react-components';
import { ambiguityTexts, type PasswordProof, type PlanSummary } from '../../../electron/assistant/contract/index.ts';
import { assertNever } from '../../components/assert-never.ts';
import { counted } from '../../words/numbers.ts';

type OtherRecipe = Extract<PasswordProof, { kind: 'other-recipe' }>;

const useStyles = makeStyles({ use: { margin: '8px 0' } });

/** What becomes of passwords that are kept so, in words that follow "they". */
const becomes: Readonly<Record<OtherRecipe['treatment'], string>> = {
  'imported-as-it-is': 'are imported as they are',
  'sent-as-bcrypt': 'are sent as bcrypt',
  held: 'can’t be imported, and their accounts are held',
};

/** Held for want of a key; without it nothing can be tried on them. */
const encryptedTexts = new Map<string, string>([
  [
    'membership-encrypted',
    'It is encrypted with the old application’s key: choose its web.config on this page first, then try again.',
  ],
  [
    'nopcommerce-encrypted',
    'It is encrypted with the shop’s own key. Trickle moves these accounts: the login script decrypts with NOPCOMMERCE_ENCRYPTION_KEY of the connection’s configuration.',
  ],
]);
const unknownText =
  'Sign in to the old application with this password. If that fails, it is another password; if it works, the application hashes in a way that Userferry can’t prove: these accounts stay held, and move by trickle only if login takes the password in the step Scripts.';

interface ProofResultProps {
  readonly proof: PasswordProof;
  readonly wanted: PlanSummary['formats'][number];
  readonly busy: boolean;
  readonly onUse: (recipe: OtherRecipe['recipe']) => void;
}

/** What trying the password has shown, and what to do about it. */
export function ProofResult({ proof, wanted, busy, onUse }: ProofResultProps) {
  const styles = useStyles();
  switch (proof.kind) {
    case 'proven':
      return (
        <MessageBar intent="success" layout="multiline">
          <MessageBarBody>
            <MessageBarTitle>Proven: {proof.label}.</MessageBarTitle> The password is read as it was made. Passwords
            kept so {becomes[proof.treatment]}.
            {proof.format !== wanted.format &&
              ` This account shows nothing of the format “${wanted.label}”: take another for that.`}
          </MessageBarBody>
        </MessageBar>
      );
    case 'other-recipe':
      return (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>
            <MessageBarTitle>It was made otherwise than the survey reads it.</MessageBarTitle> The password fits when it
            is read as {proof.label}: {proof.how}. Passwords kept so {becomes[proof.treatment]}.
            <div className={styles.use}>
              <Button disabledFocusable={busy} onClick={() => onUse(proof.recipe)}>
                Read them so and survey again
              </Button>
            </div>
            {proof.recipe.kind === 'membership' &&
              'Hashes of another length than this algorithm’s, where there are any, are then held. '}
            A plan that was made before is put aside; nothing has been sent.
          </MessageBarBody>
        </MessageBar>
      );
    case 'ambiguous':
      return (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>
            <MessageBarTitle>
              The password fits, but {counted(proof.recipes, 'way of hashing does', 'ways of hashing do')}.
            </MessageBarTitle>{' '}
            {ambiguityTexts[proof.why]}
          </MessageBarBody>
        </MessageBar>
      );
    case 'unproven':
      return (
        <MessageBar intent="error" layout="multiline">
          <MessageBarBody>
            <MessageBarTitle>
              None of {counted(proof.tried, 'way', 'ways')} of hashing fits this account.
            </MessageBarTitle>{' '}
            {encryptedTexts.get(proof.format) ?? unknownText}
          </MessageBarBody>
        </MessageBar>
      );
    default:
      return assertNever(proof);
  }
}
