import { Field, makeStyles, Select, tokens } from '@fluentui/react-components';
import { type PlanRules, planRules } from '../../../electron/assistant/contract/index.ts';

const useStyles = makeStyles({ label: { fontWeight: tokens.fontWeightSemibold } });

type MembershipHash = PlanRules['membershipHash'];

const names: Readonly<Record<MembershipHash, string>> = {
  auto: 'Found by length',
  sha1: 'SHA1',
  sha256: 'SHA256',
  sha384: 'SHA384',
  sha512: 'SHA512',
  md5: 'MD5',
  hmacsha1: 'HMACSHA1',
  hmacsha256: 'HMACSHA256',
  hmacsha384: 'HMACSHA384',
  hmacsha512: 'HMACSHA512',
  hmacmd5: 'HMACMD5',
};

interface MembershipHashRuleProps {
  readonly value: MembershipHash;
  readonly locked: boolean;
  readonly onChange: (value: MembershipHash) => void;
}

/** The database doesn't say how Membership hashed; web.config does, and here is where to put it. */
export function MembershipHashRule({ value, locked, onChange }: MembershipHashRuleProps) {
  const styles = useStyles();
  return (
    <Field
      label={{ children: 'How the old application hashes', className: styles.label }}
      hint="hashAlgorithmType in its web.config; lengths alone can’t tell every one apart."
    >
      <Select
        value={value}
        disabled={locked}
        onChange={(_, data) => {
          const chosen = planRules.shape.membershipHash.safeParse(data.value);
          if (chosen.success) onChange(chosen.data);
        }}
      >
        {planRules.shape.membershipHash.options.map((name) => (
          <option key={name} value={name}>
            {names[name]}
          </option>
        ))}
      </Select>
    </Field>
  );
}
