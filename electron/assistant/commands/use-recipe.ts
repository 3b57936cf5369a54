import { isDeepStrictEqual } from 'node:util';
import type { PasswordRecipe } from '../../accounts/passwords/recipe.ts';
import { assertNever } from '../../common/assert-never.ts';
import { nothingRead } from '../prove-account.ts';
import { placeOfRecipe, recipeShownFor } from '../shown-recipe.ts';
import type { Wizard } from '../wizard/wizard.ts';
import { changePlan } from './forms.ts';
import { withProven } from './prove-password.ts';
import { surveyAgain } from './survey.ts';

/**
 * Reads the accounts' passwords by this recipe from now on: as a rule where the mapping leaves Membership's algorithm to the rules, in
 * the mapping otherwise. The plan that read them otherwise is put aside, and the accounts are surveyed anew. What that account has
 * shown counts as proven; what others have shown of another recipe in these columns does not any more.
 */
export function useRecipe(wizard: Wizard, recipe: PasswordRecipe): Promise<void> {
  return wizard.begin('survey', async (watch) => {
    const { survey } = wizard.state.state.accounts;
    if (survey === undefined) throw nothingRead();
    const mapping = await (await wizard.session().migration()).mappingOf(survey.plan);
    const place = placeOfRecipe(mapping, recipe);
    switch (place.kind) {
      case 'rule':
        await changePlan(wizard, { rules: { ...wizard.file.rules, membershipHash: place.membershipHash } });
        break;
      case 'mapping':
        wizard.remember({ recipe: recipeShownFor(mapping, recipe), mapping: place.mapping, proven: [] });
        await wizard.renewSession();
        break;
      default:
        assertNever(place);
    }
    const shown = wizard.shownByAccount;
    if (shown !== null && isDeepStrictEqual(shown.recipe, recipe))
      wizard.remember({ proven: withProven(wizard.file.proven, shown) });
    wizard.putPlanAside();
    wizard.state.update({ accounts: { ...wizard.state.state.accounts, proven: wizard.file.proven } });
    await surveyAgain(wizard, watch);
  });
}
