import {
  Button,
  Menu,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
  makeStyles,
  tokens,
} from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { assertNever } from '../../../components/assert-never.ts';
import { Replacements } from './replacements.tsx';
import type { Step } from './value-shape.ts';

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: 0, padding: 0, display: 'flex', flexDirection: 'column', gap: '4px' },
  step: { display: 'flex', alignItems: 'center', gap: '8px', minHeight: '32px' },
  text: { flexGrow: 1 },
  cases: { display: 'flex', alignItems: 'flex-start', gap: '8px' },
  none: { color: tokens.colorNeutralForeground3 },
});

const addable = ['trim', 'fold', 'iso-date', 'parse-json', 'map'] as const;
type Addable = (typeof addable)[number];

const names: Readonly<Record<Addable, string>> = {
  trim: t`Trim blanks at both ends`,
  fold: t`Trim, and write it in small letters`,
  'iso-date': t`Write the date in ISO 8601`,
  'parse-json': t`Read the text as JSON`,
  map: t`Replace values by others`,
};

interface StepsProps {
  readonly steps: readonly Step[];
  /** Whether the value begins with a date or time. */
  readonly moment: boolean;
  readonly flag: boolean;
  readonly onChange: (steps: readonly Step[]) => void;
}

/** What is done to a value on its way, one after the other. */
export function Steps({ steps, moment, flag, onChange }: StepsProps) {
  const styles = useStyles();
  const free = addable.filter((kind) => (kind !== 'iso-date' || moment) && !steps.some((step) => step.kind === kind));
  return (
    <>
      {steps.length > 0 && (
        <ol className={styles.list}>
          {[...steps.entries()].map(([at, step]) => (
            <li key={at}>
              <div className={styles.step}>
                <span className={styles.text}>{wordsOf(step)}</span>
                <Button
                  appearance="subtle"
                  icon={<DismissRegular />}
                  aria-label={t`Take out: ${{ step: wordsOf(step) }}`}
                  onClick={() => onChange(steps.toSpliced(at, 1))}
                />
              </div>
              {step.kind === 'map' && (
                <Replacements value={step} flag={flag} onChange={(next) => onChange(steps.with(at, next))} />
              )}
            </li>
          ))}
        </ol>
      )}
      <div>
        <Menu>
          <MenuTrigger disableButtonEnhancement>
            <Button disabledFocusable={free.length === 0}>
              <Trans>Add a step</Trans>
            </Button>
          </MenuTrigger>
          <MenuPopover>
            <MenuList>
              {free.map((kind) => (
                <MenuItem key={kind} onClick={() => onChange([...steps, begun(kind, flag)])}>
                  {names[kind]}
                </MenuItem>
              ))}
            </MenuList>
          </MenuPopover>
        </Menu>
      </div>
    </>
  );
}

function wordsOf(step: Step): string {
  return step.kind === 'provided' ? t`Only where ${{ column: step.that.column }} is known` : names[step.kind];
}

function begun(kind: Addable, flag: boolean): Step {
  switch (kind) {
    case 'trim':
    case 'fold':
    case 'iso-date':
    case 'parse-json':
      return { kind };
    case 'map':
      return { kind, cases: [{ from: '', to: flag ? true : null }], otherwise: 'keep' };
    default:
      return assertNever(kind);
  }
}
