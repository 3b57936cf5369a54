import { countText, plural } from '../../common/count-text.ts';
import type { PasswordPolicy } from '../../tenant/preflight/tenant-facts.ts';
import { fine, inTheWay, type Judgement, judged, worthKnowing } from './finding.ts';
import { judgedOptions, type PreflightCase } from './preflight-case.ts';
import { capitalised, peopleText, sentences, timeText } from './texts.ts';

export function passwordPolicy(of: PreflightCase): Judgement {
  const { population } = of;
  return judgedOptions(of, ({ passwordPolicy: policy }) => {
    const rules = rulesOf(policy);
    const found = rules.length === 0 ? 'The connection names no rule.' : `${capitalised(rules.join(', '))}.`;
    const kept = `${population === null ? 'Passwords that come along are' : `The passwords of ${peopleText(population.withPassword)} come along and are`} not held against it until they are changed.`;
    if (rules.length === 0 || population?.reset === 0) return fine(found, kept);
    const choosers =
      population === null ? 'Who must choose a new one' : `${peopleText(population.reset)} must choose a new one, and`;
    return worthKnowing(
      found,
      sentences(kept, `${choosers} ${population === null ? 'meets' : 'meet'} it at once.`),
      'Say the rules where you announce the new passwords.',
    );
  });
}

function rulesOf(policy: PasswordPolicy): readonly string[] {
  const { strength, minLength, characterTypes, history, dictionary, personalData } = policy;
  return [
    ...(strength === null || strength === 'none' ? [] : [`strength “${strength}”`]),
    ...(minLength === null || minLength <= 1 ? [] : [`at least ${countText(minLength)} characters`]),
    ...(characterTypes.length === 0 ? [] : [`of ${characterTypes.join(', ')}`]),
    ...(history === 0 ? [] : [`not one of the last ${history === 'some' ? 'few' : countText(history)}`]),
    ...(dictionary ? ['none from a dictionary'] : []),
    ...(personalData ? ['nothing from the profile'] : []),
  ];
}

export function selfServiceReset(of: PreflightCase): Judgement {
  const { population } = of;
  return judgedOptions(of, ({ selfServiceResetDisabled }) => {
    if (!selfServiceResetDisabled) return fine('Open.', 'Who has no password, or forgot it, helps themselves.');
    const before =
      'Allow it in the connection’s settings (disable_self_service_change_password), or send each of them a link.';
    if (population === null || population.reset === 0) {
      return worthKnowing('Switched off.', 'Who forgot their password needs the help desk.', before);
    }
    return inTheWay(
      'Switched off.',
      `${peopleText(population.reset)} must choose a new password, and none of them can by themselves.`,
      before,
    );
  });
}

export function secondFactor({ facts, population }: PreflightCase): Judgement {
  const bring = population?.withFactor ?? 0;
  const anew = population?.withoutTheirFactor ?? 0;
  const unseen = 'Actions can ask for one besides; that is not seen here.';
  return judged(facts.mfaPolicies, (policies) => {
    if (policies.includes('all-applications')) {
      const enrol = population === null ? 'who brings none along' : peopleText(Math.max(population.comers - bring, 0));
      return worthKnowing(
        'At every sign-in.',
        sentences(
          `At the first one, ${enrol} must set one up before they get in.`,
          bring > 0 && `${plural(bring, 'account brings its', 'accounts bring their')} authenticator app along.`,
        ),
        'Announce it, and let the help desk know; or switch the policy on when everybody has come.',
      );
    }
    if (policies.length > 0) {
      return worthKnowing(
        `Where Auth0 has doubts (${policies.join(', ')}).`,
        `Everybody comes from a place that is new to Auth0, so many will be asked at the first sign-in. ${unseen}`,
        'Announce it, and let the help desk know.',
      );
    }
    if (bring + anew === 0) return fine('Never, by policy.', `Nobody is asked to set one up. ${unseen}`);
    return worthKnowing(
      'Never, by policy.',
      sentences(
        `${accountsText(bring + anew)} had a second factor in the old application; Auth0 lets them in without one.`,
        anew > 0 && `${accountsText(anew)} would have to set theirs up again.`,
        unseen,
      ),
      'Decide whether they are to be asked from the first day: a policy under Security, Multi-factor Auth, or an Action for them alone.',
    );
  });
}

export function factors({ facts, population }: PreflightCase): Judgement {
  return judged(facts.factors, (all) => {
    const on = all.filter(({ enabled }) => enabled).map(({ name }) => name);
    const found = on.length === 0 ? 'None is switched on.' : `Switched on: ${on.join(', ')}.`;
    const bring = population?.withFactor ?? 0;
    if (bring > 0 && !on.includes('otp')) {
      return worthKnowing(
        found,
        `${plural(bring, 'account brings its', 'accounts bring their')} authenticator app along, and one-time passwords are off: it is of no use then.`,
        'Switch on One-time Password under Security, Multi-factor Auth.',
      );
    }
    const asks = facts.mfaPolicies.kind === 'seen' && facts.mfaPolicies.value.length > 0;
    if (asks && on.length === 0) {
      return worthKnowing(
        found,
        'A policy asks for a second factor, and there is none that anybody could set up.',
        'Switch one on under Security, Multi-factor Auth, and try a sign-in with a new account.',
      );
    }
    return fine(
      found,
      bring > 0
        ? `${plural(bring, 'account goes', 'accounts go')} on with the app they have.`
        : 'Nobody brings one along.',
    );
  });
}

const accountsText = (count: number) => plural(count, 'account', 'accounts');

/** Auth0 docs, SMTP Email Provider Overview: ten e-mails a minute, for trying things out. */
const builtInPerMinute = 10;

export function emailProvider({ facts, population }: PreflightCase): Judgement {
  return judged(facts.emailProvider, (provider) => {
    if (provider.kind === 'own') {
      return fine(`The tenant’s own (${provider.name}).`, 'Links for new passwords go out at its pace, in your words.');
    }
    const found =
      'Auth0’s built-in provider, which is for trying things out: ten e-mails a minute, in words nobody can change.';
    const before = 'Set up a provider of your own in the Auth0 dashboard under Branding, Email Provider.';
    if (population === null || population.reset === 0) {
      return worthKnowing(
        found,
        'Links for forgotten passwords and notices of blocks queue up behind each other.',
        before,
      );
    }
    const time = timeText((population.reset / builtInPerMinute) * 60_000);
    return inTheWay(
      found,
      `${peopleText(population.reset)} must be sent a link to choose a new password: that takes ${time} at best. Userferry asks for no such e-mails through it.`,
      before,
    );
  });
}
