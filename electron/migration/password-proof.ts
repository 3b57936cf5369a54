import type { PasswordTreatment } from '../accounts/passwords/format-labels.ts';
import type { PasswordRecipe } from '../accounts/passwords/recipe.ts';
import type { Ambiguity } from '../common/ambiguity-texts.ts';

/** What trying a known password on a stored one showed. */
export type PasswordProof =
  /** The plan reads it rightly: its owner will sign in with it. */
  | { readonly kind: 'proven'; readonly format: string; readonly label: string; readonly treatment: PasswordTreatment }
  /** The plan reads it otherwise than it was made; this recipe fits. */
  | {
      readonly kind: 'other-recipe';
      readonly format: string;
      readonly label: string;
      readonly treatment: PasswordTreatment;
      readonly recipe: PasswordRecipe;
      /** The recipe in words that follow "made as". */
      readonly how: string;
    }
  /** So many recipes fit; another account decides. */
  | { readonly kind: 'ambiguous'; readonly why: Ambiguity; readonly recipes: number }
  /** None of so many recipes fits: another password, or a way of hashing that is not known here. */
  | {
      readonly kind: 'unproven';
      readonly format: string;
      readonly label: string;
      readonly treatment: PasswordTreatment;
      readonly tried: number;
    };
