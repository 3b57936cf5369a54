import { formatLabels, type PasswordFormat } from '../accounts/passwords/format-labels.ts';
import { failureTexts, standings, standingTexts } from '../common/trickle-words.ts';
import { moved, type TrickleLook } from '../migration/trickle/trickle-look.ts';
import { countText, momentText, plural } from '../reports/wording.ts';

/** A look at a trickle migration, for people. */
export function trickleLines(look: TrickleLook): readonly string[] {
  const { at, total, standings: counts, perDay, forecast, failures, onlyInAuth0, log } = look;
  const { undated, newerThanPlan, openResets, openResetsUnseen } = look;
  const lately = perDay.slice(-7);
  const atLeast = onlyInAuth0.atLeast ? 'at least ' : '';
  return [
    `${countText(moved(look))} of ${plural(total, 'account', 'accounts')} have moved (${momentText(at)} UTC).`,
    ...standings.map((standing) => `  ${countText(counts[standing]).padStart(9)}  ${standingTexts[standing]}`),
    `Came by signing in, day by day: ${lately.map(({ day, came }) => `${day.slice(5)}: ${countText(came)}`).join(', ')}.`,
    ...(undated === 0
      ? []
      : [`${plural(undated, 'user', 'users')} came on no day that could be: their mark’s date is missing or absurd.`]),
    ...(newerThanPlan === 0
      ? []
      : [
          `${plural(newerThanPlan, 'user', 'users')} came whose accounts are newer than plan ${look.plan}: make a new plan (userferry plan) to count them.`,
        ]),
    ...(forecast.length === 0
      ? ['Too little has happened for a forecast.']
      : [
          `If it goes on like that: ${forecast
            .map(
              ({ share, days, earliest, latest }) =>
                `${Math.round(share * 100)} % in ${days} days (${earliest} to ${latest ?? 'never'})`,
            )
            .join(', ')}. Who comes seldom comes late, so expect the later end.`,
        ]),
    ...(log.readable
      ? []
      : ['The tenant’s log was not readable (read:logs): refused sign-ins and resets are not known.']),
    ...log.gaps.map(
      ({ after, before }) =>
        `The log was not read in time: what happened from ${momentText(after)} to ${momentText(before)} UTC is not known. Look more often.`,
    ),
    ...(failures.groups.length === 0
      ? log.readable
        ? ['Nobody was refused in the last seven days.']
        : []
      : [
          'Refused in the last seven days:',
          ...failures.groups.map(
            ({ cause, format, people, attempts }) =>
              `  ${countText(people).padStart(9)}  ${failureTexts[cause]}${format === null ? '' : `, ${labelOf(format)}`} (${plural(attempts, 'attempt', 'attempts')})`,
          ),
        ]),
    `${plural(openResets, 'person has', 'people have')} set a new password by a link and not signed in since${openResetsUnseen === 0 ? '' : `; of ${countText(openResetsUnseen)} Auth0 may hold only half until they do`}.`,
    `Only in Auth0, and lost by going back: ${atLeast}${plural(onlyInAuth0.passwords, 'new password', 'new passwords')}, ${plural(onlyInAuth0.users, 'user', 'users')} whom the old database does not know.`,
  ];
}

/** Formats are written by plans alone. */
function labelOf(format: string): string {
  return formatLabels[format as PasswordFormat].label;
}
