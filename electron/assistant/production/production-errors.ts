import {
  type MissingProof,
  missingProofTexts,
  type ProductionStep,
  productionStepNames,
} from '../../common/production-words.ts';
import { UserferryError } from '../../common/userferry-error.ts';

/** UF-4601: not everything of it was tried. */
export function productionLocked(
  step: ProductionStep,
  place: { readonly tenant: string; readonly connection: string },
  missing: readonly MissingProof[],
): UserferryError {
  return new UserferryError({
    code: 'UF-4601',
    message: `A ${productionStepNames[step].toLowerCase()} in production is locked: not everything that is about to come to connection ${place.connection} of the tenant ${place.tenant} was tried.`,
    kept: 'Nothing was sent, and the tenant is as it was.',
    next: `${whatOpens(missing)} Or begin all the same, by name and with the reason, which stand in the report.`,
    detail: missing.map((proof) => missingProofTexts[proof]).join(' '),
  });
}

function whatOpens(missing: readonly MissingProof[]): string {
  const rehearse = missing.some((proof) => proof.startsWith('rehearsal'));
  const pilot = missing.some((proof) => proof.startsWith('pilot'));
  if (!pilot) return 'Rehearse the mode with these very settings and scripts.';
  return rehearse
    ? 'Rehearse the mode, and let a pilot go through this tenant (userferry pilot), with these very settings.'
    : 'Let a pilot go through this tenant with these very settings: userferry pilot.';
}

/** UF-4602: nobody answers for it. */
export function overrideUnnamed(): UserferryError {
  return new UserferryError({
    code: 'UF-4602',
    message: 'To begin in production what was not tried takes the name of who answers for it, and the reason.',
    kept: 'Nothing was sent, and the tenant is as it was.',
    next: 'Give both: they stand in the report.',
  });
}
