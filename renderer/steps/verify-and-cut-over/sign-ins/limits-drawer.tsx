import { Button, Field, Input, makeStyles } from '@fluentui/react-components';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { type DraftValue, failureCauses, type SignInLimits } from '../../../../electron/assistant/contract/index.ts';
import { useCommand } from '../../../client/use-command.ts';
import { RefusedCommand } from '../../../components/refused-command.tsx';
import { SideDrawer } from '../../../components/side-drawer.tsx';
import { useKeptDraft } from '../../../drafts/use-draft.ts';
import { count } from '../../../words/numbers.ts';
import { wholeNumber } from '../../../words/whole-number.ts';
import { causeWords } from './sign-in-words.ts';

const MOST_PEOPLE = 99_999_999;

const useStyles = makeStyles({
  fields: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 300px), 1fr))',
    gap: '12px 20px',
    alignItems: 'start',
  },
  text: { margin: 0 },
  buttons: { display: 'flex', gap: '8px', marginTop: '4px' },
});

interface LimitsDrawerProps {
  readonly open: boolean;
  readonly limits: SignInLimits;
  readonly onClose: () => void;
}

/** What is expected beforehand, on Friday, so that nobody has to judge it in a hurry. */
export function LimitsDrawer({ open, limits, onClose }: LimitsDrawerProps) {
  return (
    <SideDrawer title={t`Limits for the first sign-ins`} open={open} onClose={onClose}>
      {open && <LimitsForm limits={limits} onClose={onClose} />}
    </SideDrawer>
  );
}

function asTyped({ failingPercent, people }: SignInLimits): DraftValue<'sign-in-limits'> {
  return {
    percent: failingPercent === null ? '' : String(failingPercent),
    people: Object.fromEntries(Object.entries(people).map(([cause, most]) => [cause, String(most)])),
  };
}

function LimitsForm({ limits, onClose }: Omit<LimitsDrawerProps, 'open'>) {
  const styles = useStyles();
  const set = useCommand('setSignInLimits');
  const [{ percent, people }, type] = useKeptDraft('sign-in-limits', asTyped(limits));
  const failingPercent = percent.trim() === '' ? null : wholeNumber(percent, 0, 100);
  const typed = failureCauses.flatMap((cause) => {
    const text = people[cause]?.trim() ?? '';
    return text === '' ? [] : [[cause, wholeNumber(text, 0, MOST_PEOPLE)] as const];
  });
  const wrong = new Set(typed.filter(([, most]) => most === undefined).map(([cause]) => cause));
  const save = async () => {
    if (failingPercent === undefined || wrong.size > 0) return;
    const given = Object.fromEntries(typed.flatMap(([cause, most]) => (most === undefined ? [] : [[cause, most]])));
    await set.give({ limits: { failingPercent, people: given } });
    onClose();
  };
  return (
    <>
      <p className={styles.text}>
        <Trans>
          What you expect, before the first people come. Beyond it the page says so, and what to do. A field left empty
          is no limit. Nothing is stopped by them: nothing is running any more.
        </Trans>
      </p>
      <Field
        label={t`Did not get in, at most % of those who tried`}
        hint={t`Judged from 20 people on. Whoever mistypes and then gets in does not count.`}
        {...(failingPercent === undefined ? { validationMessage: t`A whole number from 0 to 100, or nothing` } : {})}
      >
        <Input inputMode="numeric" value={percent} onChange={(_, { value }) => type({ percent: value, people })} />
      </Field>
      <div className={styles.fields}>
        {failureCauses.map((cause) => (
          <Field
            key={cause}
            label={t`${{ cause: causeWords[cause] }}, people still out at most`}
            {...(wrong.has(cause)
              ? { validationMessage: t`A whole number up to ${{ most: count(MOST_PEOPLE) }}, or nothing` }
              : {})}
          >
            <Input
              inputMode="numeric"
              value={people[cause] ?? ''}
              onChange={(_, { value }) => type({ percent, people: { ...people, [cause]: value } })}
            />
          </Field>
        ))}
      </div>
      <RefusedCommand error={set.error} />
      <div className={styles.buttons}>
        <Button
          appearance="primary"
          disabledFocusable={failingPercent === undefined || wrong.size > 0 || set.running}
          onClick={() => void save()}
        >
          <Trans>Keep these limits</Trans>
        </Button>
        <Button
          onClick={() => {
            type(asTyped(limits));
            onClose();
          }}
        >
          <Trans>Leave them as they are</Trans>
        </Button>
      </div>
    </>
  );
}
