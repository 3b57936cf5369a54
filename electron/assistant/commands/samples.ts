import type { Wizard } from '../wizard/wizard.ts';

/** The survey's sample accounts, read again and unmasked; none before there is a survey. */
export async function samples(wizard: Wizard) {
  const { survey } = wizard.state.state.accounts;
  if (survey === undefined) return { accounts: [] };
  const session = wizard.session();
  const migration = await session.migration();
  return { accounts: await migration.samples(survey.plan, await session.legacy('survey'), { inClear: true }) };
}
