import { Button, MessageBar, MessageBarBody, MessageBarTitle, makeStyles } from '@fluentui/react-components';
import { plural, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { ambiguityTexts, type PasswordProof, type PlanSummary } from '../../../electron/assistant/contract/index.ts';
import { assertNever } from '../../components/assert-never.ts';
import { count } from '../../words/numbers.ts';

type OtherRecipe = Extract<PasswordProof, { kind: 'other-recipe' }>;

const useStyles = makeStyles({ use: { margin: '8px 0' } });

/** What becomes of passwords that are kept so. */
const becomes: Readonly<Record<OtherRecipe['treatment'], string>> = {
  'imported-as-it-is': t`Passwords kept so are imported as they are.`,
  'sent-as-bcrypt': t`Passwords kept so are sent as bcrypt.`,
  held: t`Passwords kept so can’t be imported, and their accounts are held.`,
};

/** Held for want of a key; without it nothing can be tried on them. */
const encryptedTexts = new Map<string, string>([
  [
    'membership-encrypted',
    t`It is encrypted with the old application’s key: choose its web.config on this page first, then try again.`,
  ],
  [
    'nopcommerce-encrypted',
    t`It is encrypted with the shop’s own key. Trickle moves these accounts: the login script decrypts with NOPCOMMERCE_ENCRYPTION_KEY of the connection’s configuration.`,
  ],
]);
const unknownText = t`Sign in to the old application with this password. If that fails, it is another password; if it works, the application hashes in a way that Userferry can’t prove: these accounts stay held, and move by trickle only if login takes the password in the step Scripts.`;

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
            <MessageBarTitle>
              <Trans>Proven: {{ label: proof.label }}.</Trans>
            </MessageBarTitle>{' '}
            {[
              t`The password is read as it was made.`,
              becomes[proof.treatment],
              ...(proof.format === wanted.format
                ? []
                : [t`This account shows nothing of the format “${{ format: wanted.label }}”: take another for that.`]),
            ].join(' ')}
          </MessageBarBody>
        </MessageBar>
      );
    case 'other-recipe':
      return (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>
            <MessageBarTitle>
              <Trans>It was made otherwise than the survey reads it.</Trans>
            </MessageBarTitle>{' '}
            {t`The password fits when it is read as ${{ format: proof.label }}: ${{ how: proof.how }}.`}{' '}
            {becomes[proof.treatment]}
            <div className={styles.use}>
              <Button disabledFocusable={busy} onClick={() => onUse(proof.recipe)}>
                <Trans>Read them so and survey again</Trans>
              </Button>
            </div>
            {[
              ...(proof.recipe.kind === 'membership'
                ? [t`Hashes of another length than this algorithm’s, where there are any, are then held.`]
                : []),
              t`A plan that was made before is put aside; nothing has been sent.`,
            ].join(' ')}
          </MessageBarBody>
        </MessageBar>
      );
    case 'ambiguous':
      return (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>
            <MessageBarTitle>{fitsSeveral(proof.recipes)}</MessageBarTitle> {ambiguityTexts[proof.why]}
          </MessageBarBody>
        </MessageBar>
      );
    case 'unproven':
      return (
        <MessageBar intent="error" layout="multiline">
          <MessageBarBody>
            <MessageBarTitle>{noneFits(proof.tried)}</MessageBarTitle> {encryptedTexts.get(proof.format) ?? unknownText}
          </MessageBarBody>
        </MessageBar>
      );
    default:
      return assertNever(proof);
  }
}

function fitsSeveral(recipes: number): string {
  const number = count(recipes);
  return plural(recipes, {
    one: `The password fits, but ${number} way of hashing does.`,
    other: `The password fits, but ${number} ways of hashing do.`,
  });
}

function noneFits(tried: number): string {
  const number = count(tried);
  return plural(tried, {
    one: `None of ${number} way of hashing fits this account.`,
    other: `None of ${number} ways of hashing fits this account.`,
  });
}
