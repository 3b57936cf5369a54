import type { PasswordTreatment } from '../accounts/passwords/format-labels.ts';
import type { PasswordRecipe } from '../accounts/passwords/recipe.ts';

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
    }
  /** So many recipes fit; another account decides. */
  | { readonly kind: 'ambiguous'; readonly why: 'password-encoding' | 'same-here'; readonly recipes: number }
  /** None of so many recipes fits: another password, or a way of hashing that is not known here. */
  | {
      readonly kind: 'unproven';
      readonly format: string;
      readonly label: string;
      readonly treatment: PasswordTreatment;
      readonly tried: number;
    };
