import type { PasswordRecipe } from '../accounts/passwords/recipe.ts';
import { nothingRead, proveAccount } from '../assistant/prove-account.ts';
import type { WorkspaceSession } from '../assistant/session.ts';
import { placeOfRecipe, withRecipe } from '../assistant/shown-recipe.ts';
import { ambiguityTexts } from '../common/ambiguity-texts.ts';
import { assertNever } from '../common/assert-never.ts';
import { UserferryError } from '../common/userferry-error.ts';
import type { PasswordProof } from '../migration/password-proof.ts';
import { plural } from '../reports/wording.ts';
import { type VerbContext, type WorkspaceOptions, withSession } from './context.ts';
import { exitCode, type VerbResult } from './output.ts';
import { writeNamedFile } from './write-named-file.ts';

export interface ProveOptions extends WorkspaceOptions {
  readonly account: string;
  /** Where the mapping goes that reads passwords by the recipe which fits, if it is another than the plan's. */
  readonly mapping?: string;
}

/**
 * `prove ACCOUNT`: tries a password that somebody knows (USERFERRY_ACCOUNT_PASSWORD) on an account of the latest survey or plan, so
 * that nobody has to believe how the old application hashed.
 */
export function proveVerb(options: ProveOptions, context: VerbContext): Promise<VerbResult> {
  return withSession(options, context, async (session) => {
    const password = process.env.USERFERRY_ACCOUNT_PASSWORD ?? '';
    if (password === '') throw noAccountPassword();
    const proof = await proveAccount(session, null, options.account, password);
    const use = proof.kind === 'other-recipe' ? await howToUse(session, proof.recipe, options.mapping) : unused;
    return {
      json: { proof, ...use.json },
      lines: [...proofLines(proof), ...use.lines],
      exit: proof.kind === 'proven' ? exitCode.done : exitCode.failed,
    };
  });
}

const unused = { json: {}, lines: [] };

/** What of the workspace has to change so that survey and plan read by the recipe; the mapping with it goes to `file`. */
async function howToUse(session: WorkspaceSession, recipe: PasswordRecipe, file: string | undefined) {
  const migration = await session.migration();
  const reading = await migration.latestReading();
  if (reading === null) throw nothingRead();
  const mapping = await migration.mappingOf(reading);
  if (file !== undefined) {
    await writeNamedFile(file, `${JSON.stringify(withRecipe(mapping, recipe), null, 2)}\n`, 'The mapping', 'others');
    return {
      json: { mappingFile: file },
      lines: [
        `The mapping that reads it so is in ${file}: put it into the workspace under “mapping”, with “store”: “${mapping.store}”.`,
        'Then survey and plan again.',
      ],
    };
  }
  const place = placeOfRecipe(mapping, recipe);
  switch (place.kind) {
    case 'rule':
      return {
        json: { rules: { membershipHash: place.membershipHash } },
        lines: [
          `Write into the workspace, under “strategy”, “rules”: "membershipHash": "${place.membershipHash}"`,
          'Then survey and plan again.',
        ],
      };
    case 'mapping':
      return {
        json: {},
        lines: ['Prove it again with --mapping FILE, which writes the mapping that reads it so, for the workspace.'],
      };
    default:
      return assertNever(place);
  }
}

function proofLines(proof: PasswordProof): readonly string[] {
  switch (proof.kind) {
    case 'proven':
      return [`Proven: ${proof.label}. The password is the account’s, as the plan reads it.`];
    case 'other-recipe':
      return [
        `The plan reads this password otherwise than it was made. It was made as ${proof.label}: ${proof.how}.`,
        JSON.stringify(proof.recipe),
      ];
    case 'ambiguous':
      return [`${plural(proof.recipes, 'way of hashing fits', 'ways of hashing fit')}.`, ambiguityTexts[proof.why]];
    case 'unproven':
      return [
        `None of ${plural(proof.tried, 'way', 'ways')} of hashing fits. Either it is not this account’s password, or the application hashes in a way that Userferry does not know.`,
      ];
    default:
      return assertNever(proof);
  }
}

function noAccountPassword(): UserferryError {
  return new UserferryError({
    code: 'UF-3111',
    message: 'Userferry was not given the account’s password.',
    kept: 'Nothing was read.',
    next: 'Set USERFERRY_ACCOUNT_PASSWORD in the environment. It is tried in memory and kept nowhere.',
  });
}
