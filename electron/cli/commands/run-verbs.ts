import { type Command, InvalidArgumentError, Option } from 'commander';
import { mailConsents } from '../../assistant/reset-mails/prepare-mails.ts';
import { deltaConsents } from '../../common/delta-words.ts';
import { MOST_MAILS_PER_MINUTE, USUAL_MAILS_PER_MINUTE } from '../../common/mail-words.ts';
import { presentConsents } from '../../common/present-words.ts';
import { roleConsents } from '../../common/role-words.ts';
import { undoConsents } from '../../common/undo-words.ts';
import type { WaveLimit } from '../../journal/wave-records.ts';
import { parseWaves } from '../../migration/waves/wave-definition.ts';
import { parseLimit } from '../../migration/waves/wave-limits.ts';
import { deltaVerb } from '../delta.ts';
import { statusVerb, verifyVerb } from '../look.ts';
import { migrate, resume, type WavesOption } from '../migrate.ts';
import { personVerb } from '../person.ts';
import { resetMailsVerb } from '../reset-mails.ts';
import { rolesVerb } from '../roles.ts';
import { undoVerb } from '../undo.ts';
import { updatePresentVerb } from '../update-present.ts';
import {
  byOption,
  integerBetween,
  overrideOption,
  paceOption,
  scanOption,
  webConfigOption,
  withAttestation,
} from './shared-options.ts';
import { conclude, contextOf, workspaceVerb } from './workspace-verb.ts';

const settleOption = [
  '--settle-half-created',
  'remove half-created users that are in the way, once nobody is proven to have them: a new password that somebody chose and never used is lost with them',
  false,
] as const;

/** Reads waves from the command line. The reader throws InvalidArgumentError. */
function wavesOption(text: string): WavesOption {
  const parsed = parseWaves(text);
  if (parsed.kind === 'malformed') throw new InvalidArgumentError(parsed.why);
  return { written: text, waves: parsed.waves };
}

function limitOption(text: string): WaveLimit {
  const limit = parseLimit(text);
  if (limit === null) throw new InvalidArgumentError('A number of accounts, or a share such as 2%, is needed.');
  return limit;
}

const yesOption = [
  '--wave <number>',
  'say yes to the next wave of the latest run, by name; without --by it only looks how the waves so far went',
  integerBetween(1, 100_000),
] as const;
const becauseOption = ['--because <why>', 'and why'] as const;

/** Runs: carried out, followed up, looked at. */
export function addRunVerbs(program: Command, signal: AbortSignal): void {
  withAttestation(workspaceVerb(program, 'migrate', 'carry out a plan, then verify and report'))
    .option(...settleOption)
    .option('--plan <plan>', 'the latest one where none is named')
    .option(...overrideOption)
    .option(
      '--waves <waves>',
      'send the plan in waves, each after a yes: accounts (50), shares of all (1%), ids:FILE, application:NAME, role:NAME, rest; with commas between',
      wavesOption,
    )
    .option(
      '--limit-rejected <limit>',
      'stop by itself when more accounts of a wave are rejected: a number, or a share (2%)',
      limitOption,
    )
    .option(
      '--limit-failed-sign-ins <limit>',
      'stop by itself when more people of a wave fail to sign in with their password: a number, or a share (5%)',
      limitOption,
    )
    .option(...yesOption)
    .option(...byOption)
    .option(...becauseOption)
    .option(...paceOption)
    .option(...scanOption)
    .option(...webConfigOption)
    .action((options) => conclude(migrate(options, contextOf(options, signal)), options.json));
  withAttestation(workspaceVerb(program, 'resume', 'go on after a stop'))
    .option(...settleOption)
    .option(...yesOption)
    .option(...byOption)
    .option(...becauseOption)
    .argument('[run]', 'the latest one where none is named')
    .option(...paceOption)
    .option(...webConfigOption)
    .action((run: string | undefined, options) =>
      conclude(resume({ ...options, ...(run === undefined ? {} : { run }) }, contextOf(options, signal)), options.json),
    );
  workspaceVerb(program, 'reset-mails', 'have Auth0 send password-change e-mails to people who came without a password')
    .argument('[run]', 'the latest one where none is named')
    .option('--first <number>', 'ask for no more than so many now', integerBetween(1, 10_000_000))
    .option(
      '--per-minute <number>',
      'ask for so many a minute',
      integerBetween(1, MOST_MAILS_PER_MINUTE),
      USUAL_MAILS_PER_MINUTE,
    )
    .option('--application <client-id>', 'whose language and page it is, where the connection has several')
    .option('--dry-run', 'only say how many, how long it takes, and who sends them', false)
    .addOption(
      new Option(
        '--yes <what...>',
        'send: send them; remind: when all have an outcome, anew to who has no password still; send-uncertain: where an answer was lost, once more',
      ).choices(mailConsents),
    )
    .option('--out <file>', 'write everybody on the list into this file as CSV (personal data)')
    .action((run: string | undefined, options) =>
      conclude(
        resetMailsVerb({ ...options, ...(run === undefined ? {} : { run }) }, contextOf(options, signal)),
        options.json,
      ),
    );
  workspaceVerb(
    program,
    'undo',
    'delete exactly the users whom a run brought, less those who have done something since',
  )
    .argument('[run]', 'the latest one where none is named')
    .option('--dry-run', 'only say whom, and how long it takes', false)
    .addOption(
      new Option(
        '--yes <what...>',
        'undo: delete them; signed-in, password-set, linked, enrolled, changed: those too who have done that since',
      ).choices(undoConsents),
    )
    .option(
      '--users <number>',
      'the yes is to so many users, as --dry-run counts them: where it would be more by now, nobody is deleted; needed in production',
      integerBetween(0, 10_000_000),
    )
    .option('--by <name>', 'who asks for it; needed in production')
    .option('--because <why>', 'and why; needed in production')
    .option('--out <file>', 'write everybody whom the run brought into this file as CSV (personal data)')
    .action((run: string | undefined, options) =>
      conclude(
        undoVerb({ ...options, ...(run === undefined ? {} : { run }) }, contextOf(options, signal)),
        options.json,
      ),
    );
  workspaceVerb(program, 'roles', 'give a run’s people the roles at Auth0 that their metadata names')
    .argument('[run]', 'the latest one where none is named')
    .option('--dry-run', 'only say who would be given which, and how long it takes', false)
    .addOption(
      new Option('--yes <what...>', 'roles: give them; present: also to people who were there before the run').choices(
        roleConsents,
      ),
    )
    .option(
      '--role <old=new>',
      'the tenant’s role for one of the old application, where the names differ; again for each',
      roleName,
      new Map<string, string>(),
    )
    .option('--by <name>', 'who asks for it; needed in production')
    .option('--out <file>', 'write everybody and their roles into this file as CSV (personal data)')
    .action((run: string | undefined, options) =>
      conclude(
        rolesVerb({ ...options, ...(run === undefined ? {} : { run }) }, contextOf(options, signal)),
        options.json,
      ),
    );
  workspaceVerb(
    program,
    'update-present',
    'give people who were in the connection before a run what their accounts have, passwords aside; or put them back',
  )
    .argument('[run]', 'the latest one where none is named')
    .option('--dry-run', 'only say who would be changed, and how long it takes', false)
    .option('--put-back', 'put back to what they were whoever was updated and has not changed since', false)
    .addOption(
      new Option(
        '--yes <what...>',
        'update: change them; passwords: the next delta gives them their old password too, which can’t be put back; put-back: make them what they were',
      ).choices(presentConsents),
    )
    .option('--by <name>', 'who asks for it; needed in production')
    .option('--because <why>', 'and why; needed in production')
    .option(
      '--out <file>',
      'write everybody who was there before, value by value, into this file as CSV (personal data)',
    )
    .option(...paceOption)
    .option(...webConfigOption)
    .action((run: string | undefined, options) =>
      conclude(
        updatePresentVerb({ ...options, ...(run === undefined ? {} : { run }) }, contextOf(options, signal)),
        options.json,
      ),
    );
  workspaceVerb(
    program,
    'delta',
    'what changed in the legacy database since Auth0 was last given it; with a yes it is carried over',
  )
    .addOption(new Option('--yes <what...>', 'delta: carry it over, blocked people first').choices(deltaConsents))
    .option('--frozen', 'say, by name, that the pages of the old application that change accounts are frozen', false)
    .option('--by <name>', 'who asks for it, or has it frozen; needed in production')
    .option('--because <why>', 'and why, or what is frozen; needed in production')
    .option(...settleOption)
    .option('--out <file>', 'write everybody whose account changed into this file as CSV (personal data)')
    .option(...paceOption)
    .option(...scanOption)
    .option(...webConfigOption)
    .action((options) => conclude(deltaVerb(options, contextOf(options, signal)), options.json));
  workspaceVerb(program, 'verify', 'compare the tenant with the legacy database')
    .argument('[run]', 'the latest one where none is named')
    .option(...paceOption)
    .action((run: string | undefined, options) =>
      conclude(
        verifyVerb({ ...options, ...(run === undefined ? {} : { run }) }, contextOf(options, signal)),
        options.json,
      ),
    );
  workspaceVerb(program, 'person', 'everything known about one person, and what the help desk should tell them')
    .argument('<query>', 'an e-mail address, an old key, a user name or a user id', (text: string) => {
      if (text.trim() === '') throw new InvalidArgumentError('Nobody goes by nothing.');
      return text.trim();
    })
    .action((query: string, options) =>
      conclude(personVerb({ ...options, query }, contextOf(options, signal)), options.json),
    );
  workspaceVerb(program, 'status', 'where a run stands')
    .argument('[run]', 'the latest one where none is named')
    .action((run: string | undefined, options) =>
      conclude(
        statusVerb({ ...options, ...(run === undefined ? {} : { run }) }, contextOf(options, signal)),
        options.json,
      ),
    );
}

/** `Old name=New name`. */
function roleName(text: string, before: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const at = text.indexOf('=');
  const [old, tenants] = [text.slice(0, at).trim(), text.slice(at + 1).trim()];
  if (at < 0 || old === '' || tenants === '') throw new InvalidArgumentError('A role is named as OLD=NEW.');
  return new Map([...before, [old, tenants]]);
}
