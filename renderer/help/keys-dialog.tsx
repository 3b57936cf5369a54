import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  Field,
  makeStyles,
  Radio,
  RadioGroup,
  Switch,
  tokens,
} from '@fluentui/react-components';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useMemo } from 'react';
import type { LookChoice } from '../../electron/assistant/contract/index.ts';
import { useSnapshot } from '../client/use-assistant.tsx';
import { useAtOnce } from '../client/use-at-once.ts';
import { useCommand } from '../client/use-command.ts';
import { RefusedCommand } from '../components/refused-command.tsx';
import { applyLook, useLookChoice } from '../theme/system-theme.ts';
import { Key } from './key.tsx';

const useStyles = makeStyles({
  table: { width: '100%', borderCollapse: 'collapse' },
  caption: { textAlign: 'left', fontWeight: tokens.fontWeightSemibold, padding: '12px 0 4px' },
  line: { borderTop: `1px solid ${tokens.colorNeutralStroke2}` },
  keys: { textAlign: 'left', whiteSpace: 'nowrap', padding: '8px 16px 8px 0', verticalAlign: 'top' },
  does: { padding: '8px 0' },
  note: { margin: '8px 0 0', color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
});

/** The one shortcut that is a character alone. */
const questionMark = '?';

const shortcuts: readonly { readonly keys: readonly string[]; readonly does: string }[] = [
  { keys: ['F1'], does: t`Open the guide to this step, or close it` },
  { keys: [questionMark], does: t`Show this list` },
  { keys: ['Ctrl + K'], does: t`Find a person by e-mail or old id` },
  { keys: ['Alt + 1', 'Alt + 9'], does: t`Go to step 1 to 9` },
  { keys: ['Alt + 0'], does: t`Go to the button that leads on, without pressing it` },
  {
    keys: [t({ message: 'Esc', comment: 'As it stands on the key' })],
    does: t`Close what lies over the page, or the guide while you are in it`,
  },
];

const looks: readonly { readonly look: LookChoice; readonly title: string }[] = [
  { look: 'system', title: t({ message: 'As the system', context: 'look of the page' }) },
  { look: 'light', title: t({ message: 'Light', context: 'look of the page' }) },
  { look: 'dark', title: t({ message: 'Dark', context: 'look of the page' }) },
  { look: 'contrast', title: t({ message: 'High contrast', context: 'look of the page' }) },
];

interface KeysDialogProps {
  readonly open: boolean;
  readonly onClose: () => void;
}

/** Which keys do what, and how the page looks. */
export default function KeysDialog({ open, onClose }: KeysDialogProps) {
  const styles = useStyles();
  const chosen = useLookChoice();
  const choose = useCommand('chooseLook');
  const { questionKey } = useSnapshot().host;
  const keyChoice = useCommand('chooseQuestionKey');
  const [on, setOn] = useAtOnce(
    useMemo(() => ({ questionKey }), [questionKey]),
    (value) => keyChoice.give({ on: value.questionKey }),
    keyChoice.error !== undefined,
  );
  return (
    <Dialog open={open} onOpenChange={onClose}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>
            <Trans>Keys and look</Trans>
          </DialogTitle>
          <DialogContent>
            <Field
              label={t`Look`}
              hint={t`Kept on this computer. Where the system sets its own high contrast, that holds.`}
            >
              <RadioGroup
                layout="horizontal"
                value={chosen}
                onChange={(_, { value }) => {
                  const look = looks.find((each) => each.look === value)?.look ?? 'system';
                  applyLook(look);
                  void choose.give({ look });
                }}
              >
                {looks.map(({ look, title }) => (
                  <Radio key={look} value={look} label={title} />
                ))}
              </RadioGroup>
            </Field>
            <RefusedCommand error={choose.error} />
            <table className={styles.table}>
              <caption className={styles.caption}>
                <Trans>Keys</Trans>
              </caption>
              <tbody>
                {shortcuts
                  .filter(({ keys }) => on.questionKey || !keys.includes(questionMark))
                  .map(({ keys, does }) => (
                    <tr key={does} className={styles.line}>
                      <th scope="row" className={styles.keys}>
                        {keys.map((key, index) => (
                          <span key={key}>
                            {index > 0 && ' … '}
                            <Key name={key} />
                          </span>
                        ))}
                      </th>
                      <td className={styles.does}>{does}</td>
                    </tr>
                  ))}
              </tbody>
            </table>
            <Switch
              checked={on.questionKey}
              label={t`“?” alone shows this list; switch it off if you dictate`}
              onChange={(_, { checked }) => setOn({ questionKey: checked })}
            />
            <RefusedCommand error={keyChoice.error} />
            <p className={styles.note}>
              <Trans>
                While you type in a field only F1, Ctrl + K and Esc do this. Tab goes to everything that can be pressed,
                arrow keys choose within a group.
              </Trans>
            </p>
          </DialogContent>
          <DialogActions>
            <Button appearance="primary" onClick={onClose}>
              <Trans>Close</Trans>
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
