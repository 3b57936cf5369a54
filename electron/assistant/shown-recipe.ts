import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { type MembershipHash, type PasswordRecipe, passwordRecipe } from '../accounts/passwords/recipe.ts';
import { type Mapping, mapping } from '../stores/mapping/mapping.ts';

/** Where a recipe that a test account has shown is written down, so that survey and plan read by it. */
export type RecipePlace =
  /** The mapping leaves Membership's algorithm to the plan's rules. */
  | { readonly kind: 'rule'; readonly membershipHash: MembershipHash }
  | { readonly kind: 'mapping'; readonly mapping: Mapping };

/** What has to change so that accounts read by this mapping have their passwords read by this recipe. */
export function placeOfRecipe(read: Mapping, recipe: PasswordRecipe): RecipePlace {
  const before = read.password.recipe;
  if (recipe.kind === 'membership' && recipe.hash !== 'auto' && before.kind === 'membership' && before.hash === 'auto')
    return { kind: 'rule', membershipHash: recipe.hash };
  return { kind: 'mapping', mapping: withRecipe(read, recipe) };
}

export function withRecipe(read: Mapping, recipe: PasswordRecipe): Mapping {
  return { ...read, password: { ...read.password, recipe } };
}

/** A recipe and the password columns for which a test account has shown it: of no other columns does it say anything. */
export const shownRecipe = z.object({
  recipe: passwordRecipe,
  origin: mapping.shape.origin,
  columns: mapping.shape.password.omit({ recipe: true }),
});
export type ShownRecipe = z.infer<typeof shownRecipe>;

export function recipeShownFor({ origin, password }: Mapping, recipe: PasswordRecipe): ShownRecipe {
  const { recipe: _, ...columns } = password;
  return { recipe, origin, columns };
}

/** Whether the recipe was shown for the very columns that this mapping reads. */
export function isShownFor(shown: ShownRecipe, read: Mapping): boolean {
  const { origin, columns } = recipeShownFor(read, shown.recipe);
  return isDeepStrictEqual([shown.origin, shown.columns], [origin, columns]);
}
