import { isDeepStrictEqual } from 'node:util';
import { recipeWords } from '../../accounts/passwords/recipe-words.ts';
import { defaultPlanRules } from '../../accounts/plan-rules.ts';
import { tablesOf } from '../../stores/mapping/tables-of.ts';
import { announceReading, ScanNotAllowed } from '../announce-reading.ts';
import type { Snapshot, StoreChoice } from '../contract/index.ts';
import { editedMapping } from '../edited-mapping.ts';
import { type FoundAccounts, foundAt } from '../find-accounts.ts';
import { lookForAccounts } from '../look-for-accounts.ts';
import { isShownFor, type ShownRecipe, withRecipe } from '../shown-recipe.ts';
import type { Sighting } from '../sightings.ts';
import { surveyAccounts } from '../survey-accounts.ts';
import { accountsOf } from '../wizard/initial-state.ts';
import type { Watch, Wizard } from '../wizard/wizard.ts';
import { nothingChosen } from '../wizard/wizard-file.ts';
import { provenMapping } from '../workspace-mapping.ts';

/** Surveys the legacy database, what was chosen in it or else the likeliest, and remembers the store that was found. */
export function survey(wizard: Wizard): Promise<void> {
  return wizard.begin('survey', (watch) => surveyAgain(wizard, watch));
}

/** Surveys what the administrator names, and keeps to it. */
export function chooseStore(wizard: Wizard, choice: StoreChoice): Promise<void> {
  return wizard.begin('survey', (watch) => surveyAgain(wizard, watch, choice));
}

/** Keeps which applications' accounts are meant, puts the plan of others aside, and surveys those. */
export function chooseApplications(wizard: Wizard, applications: readonly string[]): Promise<void> {
  return wizard.begin('survey', async (watch) => {
    wizard.remember({ applications: [...applications] });
    await wizard.renewSession();
    wizard.putPlanAside();
    wizard.state.update({ accounts: { ...wizard.state.state.accounts, applications } });
    await surveyAgain(wizard, watch);
  });
}

/** Keeps what may be read whole, and goes on with the survey that asked for it. */
export function allowScans(wizard: Wizard, names: readonly string[]): Promise<void> {
  return wizard.begin('survey', async (watch) => {
    const choice = wizard.state.state.accounts.scans?.choice;
    wizard.remember({ allowScans: [...new Set([...wizard.file.allowScans, ...names])] });
    await wizard.renewSession();
    await surveyAgain(wizard, watch, choice);
  });
}

/** Shows beside a refusal what would be read whole, so that a page can ask whether it may. */
export async function askingAboutScans<Result>(
  wizard: Wizard,
  choice: StoreChoice | undefined,
  work: () => Promise<Result>,
): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof ScanNotAllowed) showScans(wizard, { asked: true, of: error.scans, ...(choice && { choice }) });
    throw error;
  }
}

function showScans(wizard: Wizard, shown: NonNullable<Snapshot['accounts']['scans']>): void {
  const { scans: _, ...accounts } = wizard.state.state.accounts;
  wizard.state.update({ accounts: shown.of.length === 0 ? accounts : { ...accounts, scans: shown } });
}

/** Surveys what is chosen, or else the likeliest; a page is asked where something large would be read whole. */
export function surveyAgain(
  wizard: Wizard,
  watch: Watch,
  choice: StoreChoice | undefined = wizard.file.choice,
): Promise<void> {
  return askingAboutScans(wizard, choice, () => surveyAnnounced(wizard, watch, choice));
}

/**
 * Surveys by what is proposed now, with what the administrator has changed in the mapping and what a test account has shown of the
 * passwords. Ends without a survey where something is open: what was found then says what.
 */
async function surveyAnnounced(
  wizard: Wizard,
  { signal, progress }: Watch,
  choice: StoreChoice | undefined,
): Promise<void> {
  showScans(wizard, { asked: false, of: [] });
  // What an earlier survey proposed must not keep this one from seeing what is there now; what somebody chose does.
  const look = await lookForAccounts(wizard.session(), choice, wizard.file.answers, signal);
  const { meant, refusal, sightings } = look;
  if (refusal !== null) {
    showCandidates(wizard, sightings, wizard.state.state.accounts.candidates?.meant ?? null);
    throw refusal;
  }
  if (choice !== undefined) wizard.remember({ choice: meant?.candidate.choice ?? choice });
  await putAsideOthers(wizard, meant);
  showCandidates(wizard, sightings, meant?.candidate.id ?? null);
  if (meant === null || meant.mapping === null) {
    wizard.putPlanAside();
    wizard.state.update({ accounts: { ...wizard.state.state.accounts, survey: undefined } });
    return;
  }

  const session = wizard.session();
  const { candidate } = meant;
  const isCustom = candidate.store === 'custom';
  const legacy = await session.legacy('survey');
  const { workspace } = session;
  const proposed = isCustom
    ? (await provenMapping(meant.mapping, look.catalog, workspace, legacy, signal)).mapping
    : meant.mapping;
  const { mapping: edited, mappingEdit } = await editedMapping(wizard.file.mappingEdit, proposed, legacy, signal);
  const reading = announceReading(edited, look.catalog, workspace);
  showScans(wizard, { asked: false, of: reading.scans });
  const read = byShownRecipe(foundAt(candidate, { mapping: edited, reading }, sightings), wizard.file.recipe);
  const { mapping } = read;
  const found = { ...read, proposed: { ...proposed, password: mapping.password } };
  const surveyed = await surveyAccounts(session, wizard.powers, { signal, onProgress: progress }, found);
  wizard.proposedMapping = found.proposed;
  wizard.accountTables = tablesOf(mapping);
  // Of a known store its name says enough, unless it was edited or the database holds it twice and the other place goes first.
  const firstOfItsKind = sightings.find((sighting) => sighting.candidate.store === candidate.store);
  const isNamed = !isCustom && firstOfItsKind === meant && mappingEdit === undefined && !read.byShownRecipe;
  const kept = { store: surveyed.store, mapping: isNamed ? undefined : mapping, mappingEdit };
  const { store, mapping: before, mappingEdit: editBefore } = wizard.file;
  // What an account has shown of passwords read otherwise, or from other columns, proves nothing of these.
  if (before !== undefined && !isDeepStrictEqual(before.password, mapping.password)) wizard.remember({ proven: [] });
  if (!isDeepStrictEqual({ store, mapping: before, mappingEdit: editBefore }, kept)) {
    wizard.remember(kept);
    await wizard.renewSession();
    wizard.putPlanAside();
  }
  wizard.state.update({ accounts: { ...wizard.state.state.accounts, ...accountsOf(wizard.file), survey: surveyed } });
}

function showCandidates(wizard: Wizard, sightings: readonly Sighting[], meant: string | null): void {
  const found = sightings.map(({ candidate }) => candidate);
  const candidates = { found, meant: found.some(({ id }) => id === meant) ? meant : null };
  wizard.state.update({ accounts: { ...wizard.state.state.accounts, ...accountsOf(wizard.file), candidates } });
}

/** What was surveyed and chosen about the accounts of one candidate means nothing for those of another. */
async function putAsideOthers(wizard: Wizard, meant: Sighting | null): Promise<void> {
  const { found: before, rules } = wizard.file;
  const found = meant?.candidate.choice;
  if (isDeepStrictEqual(before, found)) return;
  wizard.remember({ found });
  if (before === undefined) return;
  const { scope, applications, proven } = nothingChosen;
  const { membershipHash } = defaultPlanRules;
  wizard.remember({ scope, applications, proven, rules: { ...rules, membershipHash } });
  wizard.forgetApplication();
  await wizard.renewSession();
  wizard.putPlanAside();
  const { candidates: _, webConfig: __, ...accounts } = wizard.state.state.accounts;
  wizard.state.update({ accounts: { ...accounts, ...accountsOf(wizard.file), survey: undefined } });
}

/** The accounts with their passwords read as a test account has shown, where these are the columns that it was shown for. */
function byShownRecipe(
  found: FoundAccounts,
  shown: ShownRecipe | undefined,
): FoundAccounts & { readonly byShownRecipe: boolean } {
  if (shown === undefined || !isShownFor(shown, found.mapping)) return { ...found, byShownRecipe: false };
  return {
    ...found,
    mapping: withRecipe(found.mapping, shown.recipe),
    evidence: [...found.evidence, `Passwords are read as a test account has shown: ${recipeWords(shown.recipe)}`],
    byShownRecipe: true,
  };
}
