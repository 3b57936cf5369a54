import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Ambiguity } from '../../../common/ambiguity-texts.ts';
import type { PasswordFormat } from '../format-labels.ts';
import type { MachineKey } from '../machine-key.ts';
import type { PasswordRecipe } from '../recipe.ts';
import { selfDescribingPassword } from '../recognise/self-describing.ts';
import { toPasswordHash } from '../to-password-hash.ts';
import { checkPassword } from '../verify/check-password.ts';
import { type KnownColumns, type PasswordColumns, quickCandidates, slowCandidates } from './candidates.ts';
import { type Meaning, meaningOf } from './meaning.ts';

/** An account whose password somebody knows. The password is tried and forgotten. */
export interface KnownAccount {
  readonly columns: PasswordColumns;
  readonly password: string;
}

/** What trying every recipe that the columns may have showed. */
export type Proof =
  /** One recipe fits every account. `importable` is false where Auth0 has no name for it. */
  | {
      readonly kind: 'proved';
      readonly recipe: PasswordRecipe;
      readonly format: PasswordFormat;
      readonly importable: boolean;
    }
  /** Several fit, and another account decides. */
  | { readonly kind: 'ambiguous'; readonly why: Ambiguity; readonly recipes: readonly PasswordRecipe[] }
  /** None fits: another password, or a recipe that is not known here. `recognised` is what the value says of itself. */
  | { readonly kind: 'unproved'; readonly recognised: PasswordFormat | null; readonly tried: number };

export interface ProveOptions {
  readonly machineKey?: MachineKey | null;
  readonly signal?: AbortSignal;
  /** Called now and then with the number of recipes tried, of so many at the most. */
  readonly onTried?: (tried: number, atMost: number) => void;
}

/** So many quick recipes between two turns of the event loop. */
const CHUNK = 100;

interface Fit {
  readonly recipe: PasswordRecipe;
  readonly format: PasswordFormat;
  readonly importable: boolean;
  readonly meaning: Meaning;
}

/**
 * Finds how a table keeps its passwords, from accounts whose password is known, by trying. Slow recipes are tried only when no
 * quick one fits, and then the first that fits is the one: nothing else gives those bytes.
 * @throws what `signal` was aborted with
 */
export async function provePassword(
  accounts: readonly [KnownAccount, ...KnownAccount[]],
  options: ProveOptions = {},
): Promise<Proof> {
  const [first, ...others] = accounts;
  const columns: KnownColumns = [first.columns, ...others.map((account) => account.columns)];
  const atMost = countOf(quickCandidates(columns)) + countOf(slowCandidates(columns));
  let tried = 0;
  const attempt = async (recipe: PasswordRecipe, chunk: number): Promise<Fit | null> => {
    if (tried % chunk === 0) {
      options.onTried?.(tried, atMost);
      await nextTurn();
    }
    options.signal?.throwIfAborted();
    tried += 1;
    return fitOf(recipe, accounts, options.machineKey ?? null);
  };

  const fits: Fit[] = [];
  for (const recipe of quickCandidates(columns)) {
    const fit = await attempt(recipe, CHUNK);
    if (fit !== null && !fits.some((other) => sameMeaning(other.meaning, fit.meaning))) fits.push(fit);
  }
  if (fits.length === 0)
    for (const recipe of slowCandidates(columns)) {
      const fit = await attempt(recipe, 1);
      if (fit === null) continue;
      fits.push(fit);
      break;
    }
  options.onTried?.(tried, atMost);
  return concluded(fits, first.columns, tried);
}

function concluded(fits: readonly Fit[], columns: PasswordColumns, tried: number): Proof {
  const [fit, ...more] = fits;
  if (fit === undefined) {
    const said = selfDescribingPassword({ ...columns, recipe: { kind: 'self-describing' } });
    const knows = said.kind === 'importable' || (said.kind === 'held' && said.reason !== 'password-format-unknown');
    return { kind: 'unproved', recognised: knows ? said.format : null, tried };
  }
  if (more.length === 0) return { kind: 'proved', recipe: fit.recipe, format: fit.format, importable: fit.importable };
  const onlyEncoding = more.every(({ meaning }) => meaning.rest === fit.meaning.rest);
  return {
    kind: 'ambiguous',
    why: onlyEncoding ? 'password-encoding' : 'same-here',
    recipes: fits.map(({ recipe }) => recipe),
  };
}

async function fitOf(
  recipe: PasswordRecipe,
  accounts: readonly [KnownAccount, ...KnownAccount[]],
  machineKey: MachineKey | null,
): Promise<Fit | null> {
  const settings = { membershipHash: 'auto', machineKey } as const;
  for (const { columns, password } of accounts) {
    const { result } = await checkPassword({ ...columns, recipe }, password, settings);
    if (result !== 'fits') return null;
  }
  const verdicts = accounts.map(({ columns }) => toPasswordHash({ ...columns, recipe }, settings));
  const meanings = verdicts.map(meaningOf);
  const [verdict] = verdicts;
  if (verdict === undefined) return null;
  return {
    recipe,
    format: verdict.format,
    importable: verdict.kind !== 'held',
    meaning: { encoding: meanings[0]?.encoding ?? '', rest: meanings.map(({ rest }) => rest).join('\n') },
  };
}

function countOf(recipes: Iterable<PasswordRecipe>): number {
  let count = 0;
  for (const _ of recipes) count += 1;
  return count;
}

function sameMeaning(one: Meaning, other: Meaning): boolean {
  return one.encoding === other.encoding && one.rest === other.rest;
}
