import { t } from '@lingui/core/macro';
import type { Check, LegacyForm } from '../../../electron/assistant/contract/index.ts';

/** A change of the form that mends a failed check. */
export interface Fix {
  readonly label: string;
  readonly price?: string;
  readonly risk: boolean;
  readonly form: LegacyForm;
}

/** What the form can do about a failure; certificates have a panel of their own. */
export function fixesFor({ failure, instances = [], databases = [] }: Check, form: LegacyForm): readonly Fix[] {
  switch (failure?.code) {
    case 'UF-1102':
      return instances.flatMap(({ name, port }) =>
        port === undefined ? [] : [fix(t`Use the instance ${name}`, { ...form, instance: name })],
      );
    case 'UF-1103':
      return [form.encrypt === 'no' ? encrypt(form) : doNotEncrypt(form)];
    case 'UF-1108':
      return [
        {
          label: t`Allow the old encryption for this connection`,
          price: t`Somebody on the network path may be able to break it and read the password.`,
          risk: true,
          form: { ...form, oldEncryption: true },
        },
        doNotEncrypt(form),
      ];
    case 'UF-1109':
      return [encrypt(form)];
    case 'UF-1111':
    case 'UF-1113':
      return windowsAccount(form);
    case 'UF-1112':
      return databases.map((database) => fix(t`Use the database ${database}`, { ...form, database }));
    default:
      return [];
  }
}

function fix(label: string, form: LegacyForm): Fix {
  return { label, risk: false, form };
}

function encrypt(form: LegacyForm): Fix {
  return fix(t`Encrypt, and check the certificate`, { ...form, encrypt: 'yes' });
}

function doNotEncrypt(form: LegacyForm): Fix {
  return {
    label: t`Connect without encryption`,
    price: t`Whoever is on the network path can read the password and the accounts.`,
    risk: true,
    form: { ...form, encrypt: 'no' },
  };
}

/** A login with a backslash is a Windows account. */
function windowsAccount(form: LegacyForm): readonly Fix[] {
  const parts = form.signIn === 'sql-login' ? form.user.split('\\') : [];
  const [domain = '', user = ''] = parts;
  if (parts.length !== 2) return [];
  return [
    fix(t`Sign in as the Windows account ${user} of ${domain}`, { ...form, signIn: 'windows-domain', domain, user }),
  ];
}
