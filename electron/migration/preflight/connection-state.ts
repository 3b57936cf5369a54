import { assertNever } from '../../common/assert-never.ts';
import { plural } from '../../common/count-text.ts';
import type { OptionsSeen } from '../../tenant/preflight/tenant-facts.ts';
import { fine, inTheWay, type Judgement, judged, notSeen, worthKnowing } from './finding.ts';
import { deploys, judgedConnection, judgedOptions, type PreflightCase } from './preflight-case.ts';
import { peopleText, sentences } from './texts.ts';

export function connectionThere({ facts, intent }: PreflightCase): Judgement {
  const { connection: name } = intent;
  return judged(facts.connection, (connection) => {
    if (connection === null && deploys(intent)) {
      return worthKnowing(
        `There is no “${name}” yet.`,
        'Deploying the scripts makes it, with the options that they need.',
        'See that no application asks for it by name already; then deploy, and look again.',
      );
    }
    if (connection === null) {
      return inTheWay(
        `The tenant has no connection “${name}”.`,
        'There is nowhere to import to.',
        'Make a database connection in the Auth0 dashboard under Authentication, Database, or name another in the workspace.',
      );
    }
    return connection.isDatabase
      ? fine(`“${name}” is a database connection.`, 'Users can live in it.')
      : inTheWay(
          `“${name}” is no database connection.`,
          'Nobody can be imported into it.',
          'Name a database connection in the workspace, or a name that is free.',
        );
  });
}

export function applicationsOfConnection(of: PreflightCase): Judgement {
  const { ownClient, deployedApplications, mode } = of.intent;
  return judgedConnection(of, ({ applications }) => {
    const forPeople = applications.filter((clientId) => clientId !== ownClient);
    if (forPeople.length > 0) {
      return fine(
        `Enabled for ${plural(forPeople.length, 'application', 'applications')} that people sign in to.`,
        'They sign in through it.',
      );
    }
    if (deploys(of.intent) && deployedApplications.length > 0) {
      return fine(
        'Not enabled for any application that people sign in to.',
        `The deployment enables it for ${plural(deployedApplications.length, 'application', 'applications')}.`,
      );
    }
    const nobody = `${of.population === null ? 'Nobody' : `None of the ${peopleText(of.population.comers)}`} can sign in through it`;
    return inTheWay(
      applications.length === 0 ? 'Not enabled for any application.' : 'Enabled for Userferry’s own application alone.',
      sentences(`${nobody}.`, applications.length === 0 && mode !== 'legacy' && 'Auth0 refuses every import as well.'),
      'Enable it in the Auth0 dashboard under Authentication, Database, Applications.',
    );
  });
}

export function importMode(of: PreflightCase): Judgement {
  const { mode } = of.intent;
  return judgedOptions(of, ({ customDatabase, importMode: on }) => {
    const found = customDatabase
      ? `A custom database, import mode ${on ? 'on' : 'off'}.`
      : 'Auth0’s own store, without scripts.';
    const fits = (meaning: string) => fine(found, meaning);
    const deployed = (meaning: string) =>
      worthKnowing(found, meaning, 'See with `deploy --dry-run` what it would change.');
    switch (mode) {
      case 'bulk':
        if (!customDatabase) return fits('Imports go into it as it is.');
        if (on) {
          return worthKnowing(
            found,
            'Imports go in, and whoever is not there yet is still asked for in the old database by scripts.',
            'See whether somebody else’s scripts are meant to be there.',
          );
        }
        return inTheWay(
          found,
          'Auth0 refuses every import.',
          'Switch on “Import Users to Auth0” in the connection’s settings, or name another connection.',
        );
      case 'trickle':
      case 'hybrid':
        if (customDatabase && on) return fits('Who signs in moves.');
        return deployed(
          customDatabase
            ? 'Deploying switches import mode on; until then nobody moves.'
            : 'Deploying changes that, which Auth0 lets happen only while the connection holds no users.',
        );
      case 'legacy':
        if (customDatabase && !on) return fits('Auth0 asks the old database each time.');
        return deployed(
          customDatabase
            ? 'Deploying switches import mode off; until then whoever signs in moves.'
            : 'Deploying changes that, which Auth0 lets happen only while the connection holds no users.',
        );
      default:
        return assertNever(mode);
    }
  });
}

export function usernames(of: PreflightCase): Judgement {
  const { population, intent } = of;
  return judgedOptions(of, ({ usernames: asked }) => {
    const found =
      asked === null
        ? 'The connection asks nobody for a user name.'
        : `The connection asks everybody for a user name of ${asked.minLength} to ${asked.maxLength} characters.`;
    const anew = 'Make the plan anew: it then goes by the connection as it is.';
    const { deployedUsernames } = intent;
    if (deploys(intent) && deployedUsernames !== null && deployedUsernames !== (asked !== null)) {
      return worthKnowing(
        found,
        `The deployment changes that: it will ${deployedUsernames ? 'ask for one' : 'ask for none'}.`,
        'Deploy first, then make the plan anew.',
      );
    }
    if (population === null || population.reading === 'survey') {
      return asked === null
        ? fine(found, 'People sign in with their e-mail address.')
        : worthKnowing(
            found,
            'Whose user name does not fit, or is somebody else’s too, does not come along.',
            'Make a plan: it says how many.',
          );
    }
    const { usernames: planned, comers, usernamesRefused } = population;
    const who = peopleText(comers);
    if (asked === null && planned === null)
      return fine(found, `${plural(comers, 'person signs', 'people sign')} in with their e-mail address.`);
    if (asked === null) {
      return inTheWay(found, `The plan has user names for ${who}, and Auth0 takes none in this connection.`, anew);
    }
    if (planned === null) {
      return inTheWay(found, `The plan has no user names, and the connection wants one of each of ${who}.`, anew);
    }
    if (planned.minLength !== asked.minLength || planned.maxLength !== asked.maxLength) {
      return inTheWay(
        found,
        `The plan was made for ${planned.minLength} to ${planned.maxLength} characters: who fits the one need not fit the other.`,
        anew,
      );
    }
    return fine(
      found,
      usernamesRefused === 0
        ? 'Every user name of the plan fits.'
        : `The plan leaves out ${peopleText(usernamesRefused)} whose user name does not fit, or is somebody else’s too.`,
    );
  });
}

export function requiredFields(of: PreflightCase): Judgement {
  const { mode } = of.intent;
  return judgedOptions(of, ({ required }) => {
    if (!required.includes('phone_number')) {
      return fine(
        required.length === 0 ? 'Nothing beyond the usual.' : 'An e-mail address.',
        'Everybody who is planned brings an e-mail address.',
      );
    }
    const who = of.population === null ? 'Everybody' : `Each of ${peopleText(of.population.comers)}`;
    const needs = `${who} must bring a phone number in international form`;
    const before = 'Make the phone number optional in the connection’s attributes until everybody has come.';
    return mode === 'legacy'
      ? worthKnowing('A phone number.', `${needs}, and is asked for it otherwise.`, before)
      : inTheWay('A phone number.', `${needs}: Auth0 holds imports to it as well.`, before);
  });
}

export function signUp(of: PreflightCase): Judgement {
  return judgedOptions(of, (options) => {
    if (options.signUpDisabled) {
      return fine('Switched off.', 'Nobody takes an address that belongs to somebody who is still to come.');
    }
    return openSignUp(options, of);
  });
}

function openSignUp({ customDatabase, importMode: on }: OptionsSeen, { intent, population }: PreflightCase): Judgement {
  if (intent.mode !== 'bulk' || (customDatabase && on)) {
    return fine('Open.', 'The scripts tell Auth0 whose address is taken, so nobody signs up as somebody else.');
  }
  const whose = population === null ? '' : ` (${peopleText(population.comers)})`;
  return worthKnowing(
    'Open.',
    `Until the run has ended, anybody can sign up with the address of somebody who is still to come${whose}; the import is then refused for that person.`,
    'Switch on “Disable Sign Ups” in the connection’s settings until the run has ended.',
  );
}

export function userIds({ facts, intent }: PreflightCase): Judgement {
  const { prefix, connection } = intent;
  return judged(facts.idsElsewhere, (names) => {
    if (names === null) {
      return notSeen(
        'The tenant’s search does not tell.',
        `See in the dashboard whether users of other connections have ids that begin with “auth0|${prefix}”.`,
      );
    }
    if (names.length === 0) {
      return fine(`No other connection has ids that begin with “${prefix}”.`, 'Every id is one person’s.');
    }
    return inTheWay(
      `Ids that begin with “${prefix}” are in use at ${names.join(', ')} of this tenant.`,
      `The same account there and at “${connection}” would be two users with one id, and Auth0 could not tell them apart (Userferry could neither look them up nor delete the right one).`,
      'If both are fed from one database, move its people into one of them alone. If they are different databases, give this workspace another userIdPrefix; it can be changed until the first run.',
    );
  });
}
