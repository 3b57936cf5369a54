import { countText, plural } from '../../common/count-text.ts';
import { fine, inTheWay, type Judgement, judged, worthKnowing } from './finding.ts';
import type { PreflightCase } from './preflight-case.ts';
import { peopleText, sentences, timeText } from './texts.ts';

/** Per address: failed sign-ins of a day, whoever they are (Auth0 docs, Suspicious IP Throttling). */
export function suspiciousIps({ facts, population }: PreflightCase): Judgement {
  return judged(facts.suspiciousIps, ({ enabled, blocks, exempt, maxAttempts, everyMs }) => {
    if (!enabled || !blocks) {
      return fine(enabled ? 'Only watches.' : 'Off.', 'No address is slowed down, however many sign-ins fail there.');
    }
    const limit = maxAttempts === null ? 'too many' : countText(maxAttempts);
    const found = sentences(
      `After ${limit} failed sign-ins from one address in a day, it lets ${everyMs === null ? 'few' : `one every ${timeText(everyMs)}`} through.`,
      exempt === 0
        ? 'No address is exempt.'
        : `${plural(exempt, 'address or range is', 'addresses or ranges are')} exempt.`,
    );
    const fails = population?.reset ?? 0;
    const meaning = sentences(
      population !== null && `${plural(population.comers, 'person signs', 'people sign')} in for the first time.`,
      fails > 0 && `${peopleText(fails)} will try an old password that Auth0 does not take.`,
      'Behind one address (an office, a VPN, a server that signs people in) failures count together, and then hardly anybody there gets in.',
    );
    if (exempt > 0)
      return worthKnowing(found, meaning, 'See that the addresses of your offices and servers are among them.');
    const before =
      'Put the outgoing addresses of your offices and servers on its IP AllowList (Auth0 dashboard, Security, Attack Protection), and have servers that sign people in send auth0-forwarded-for. Take them off again later.';
    // Should they share one address, their first try alone is enough.
    return fails > 0 && maxAttempts !== null && fails >= maxAttempts
      ? inTheWay(found, meaning, before)
      : worthKnowing(found, meaning, before);
  });
}

/** Per person (Auth0 docs, Brute-Force Protection): the block lasts until a new password, a link, an administrator, or 30 days. */
export function bruteForce({ facts, population }: PreflightCase): Judgement {
  return judged(facts.bruteForce, ({ enabled, blocks, maxAttempts, everywhere, exempt }) => {
    const { connection } = facts;
    const own = connection.kind === 'seen' ? (connection.value?.options?.bruteForceProtection ?? null) : null;
    if (!enabled || !blocks || own === false) {
      const found = own === false && enabled ? 'Off for this connection.' : enabled ? 'Only watches.' : 'Off.';
      return fine(found, 'Nobody is locked out for mistyping a password.');
    }
    const where = everywhere ? 'everywhere' : 'from that address';
    const found = sentences(
      `After ${maxAttempts === null ? 'some' : countText(maxAttempts)} wrong passwords somebody is blocked ${where}, for up to 30 days.`,
      exempt > 0 && `${plural(exempt, 'address or range is', 'addresses or ranges are')} exempt.`,
    );
    if (population !== null && population.reset === 0 && !everywhere) {
      return fine(found, 'Everybody’s password comes along: only who has forgotten it is blocked.');
    }
    const whom =
      population === null || population.reset === 0
        ? 'Who insists on a password that is not theirs any more is locked out.'
        : `${peopleText(population.reset)} must choose a new password; who keeps trying the old one is locked out.`;
    return worthKnowing(
      found,
      sentences(whom, everywhere && 'Anybody can lock somebody else out, too.'),
      'Tell the help desk: the link in the e-mail, a new password, or unblocking in the dashboard ends it. Announce who needs a new password before Monday.',
    );
  });
}

/** At sign-in, at a trickle's first one too (Auth0 docs, Breached Password Detection). */
export function breachedPasswords({ facts, population }: PreflightCase): Judgement {
  return judged(facts.breachedPasswords, ({ enabled, blocks, blocksNew, tellsPeople }) => {
    if (!enabled) return fine('Off.', 'No password is refused for being known from elsewhere.');
    const choosers =
      population === null
        ? 'who choose a new password'
        : `the ${plural(population.reset, 'person who chooses', 'people who choose')} a new password`;
    const atNew =
      blocksNew && population?.reset !== 0 && `Of ${choosers}, nobody can take one that is known from a breach.`;
    const whoever =
      population === null ? 'Whoever comes' : `Whoever of the ${peopleText(population.withPassword)} comes`;
    if (blocks) {
      return worthKnowing(
        'Refuses sign-ins with a password that is known from a breach.',
        sentences(
          `${whoever} with such a password is refused at the first sign-in, although it is right, until they choose another. Old databases have many of these, and nobody can tell how many.`,
          atNew,
        ),
        'Decide whether it blocks from the first day. If so: have an e-mail provider of your own, word the template “Password Breach Alert”, and tell the help desk what the log’s pwd_leak means.',
      );
    }
    if (tellsPeople || atNew !== false) {
      return worthKnowing(
        tellsPeople ? 'Tells people by e-mail, and lets them in.' : 'Lets everybody sign in.',
        sentences(
          tellsPeople && `${whoever} with a password that is known from a breach gets an e-mail about it.`,
          atNew,
        ),
        'Word the template “Password Breach Alert”, and let the help desk know of it.',
      );
    }
    return fine('Only watches.', 'Nobody is refused for a password that is known from a breach.');
  });
}
