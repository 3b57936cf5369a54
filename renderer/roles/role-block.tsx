import { Field, makeStyles, Select, tokens } from '@fluentui/react-components';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import type { ListedRole, RoleChoice, RolesList } from '../../electron/assistant/contract/index.ts';
import { AsWritten } from '../components/as-written.tsx';
import { ReasonRows } from '../components/reason-rows.tsx';
import { lineTitle } from './roles-words.ts';

const useStyles = makeStyles({
  block: { borderTop: `1px solid ${tokens.colorNeutralStroke2}`, paddingTop: '12px', marginTop: '14px' },
  head: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 240px), 1fr))',
    gap: '6px 24px',
    alignItems: 'start',
  },
  name: { fontWeight: tokens.fontWeightSemibold, margin: 0, overflowWrap: 'anywhere', fontSize: 'inherit' },
  quiet: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
});

interface RoleBlockProps {
  readonly run: string;
  readonly role: ListedRole;
  /** Chosen for it, and nobody has looked since. */
  readonly chosen: RoleChoice | undefined;
  /** Names of the tenant's roles; missing before a look since the start. */
  readonly tenantRoles: readonly string[] | undefined;
  /** Missing while nothing can be chosen. */
  readonly onChoose: ((choice: RoleChoice) => void) | undefined;
  readonly onShow: (wanted: RolesList) => void;
}

/** One role of the old application: what stands for it at Auth0, and how it stands with its users; each number leads to them. */
export function RoleBlock({ run, role, chosen, tenantRoles, onChoose, onShow }: RoleBlockProps) {
  const styles = useStyles();
  const { number, name, counts } = role;
  return (
    <section className={styles.block} aria-label={name} data-role={name}>
      <div className={styles.head}>
        <div>
          <h3 className={styles.name}>
            <AsWritten text={name} />
          </h3>
          <span className={styles.quiet}>{t`in the old application`}</span>
        </div>
        <RoleAtAuth0 role={role} chosen={chosen} tenantRoles={tenantRoles} onChoose={onChoose} />
      </div>
      <ReasonRows
        label={t`How it stands with the users of ${name}`}
        rows={counts.map(({ state, present, users }) => ({
          text: lineTitle({ state, present }, role.role !== null),
          people: users,
          onShow: () => onShow({ run, number, states: [state], present }),
        }))}
      />
    </section>
  );
}

/** Stands for “none” in the list, as no role can have a blank name. */
const none = '';

function RoleAtAuth0({
  role: { name, role },
  chosen,
  tenantRoles = [],
  onChoose,
}: Pick<RoleBlockProps, 'role' | 'chosen' | 'tenantRoles' | 'onChoose'>) {
  const styles = useStyles();
  const shown = chosen === undefined ? role : chosen.role;
  if (onChoose === undefined)
    return (
      <div>
        <div>{role === null ? t`No role: nobody is given it` : <AsWritten text={role} />}</div>
        <span className={styles.quiet}>{t`at Auth0`}</span>
      </div>
    );
  // One that was chosen and is not there any more has to be seen to be mended.
  const offered = shown === null || tenantRoles.includes(shown) ? tenantRoles : [shown, ...tenantRoles];
  return (
    <Field
      label={t`At Auth0`}
      {...(chosen === undefined
        ? {}
        : { validationState: 'none' as const, validationMessage: t`Who has it already is seen by the next look.` })}
    >
      <Select
        value={shown ?? none}
        onChange={(_, { value }) => onChoose({ name, role: value === none ? null : value })}
      >
        <option value={none}>
          <Trans>No role: nobody is given it</Trans>
        </option>
        {offered.map((each) => (
          <option key={each} value={each}>
            {each}
          </option>
        ))}
      </Select>
    </Field>
  );
}
