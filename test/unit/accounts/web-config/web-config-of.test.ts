import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readSections } from '../../../../electron/accounts/web-config/read-sections.ts';
import { webConfigWarnings } from '../../../../electron/accounts/web-config/warnings.ts';
import { webConfigOf } from '../../../../electron/accounts/web-config/web-config-of.ts';
import { UserferryError } from '../../../../electron/common/userferry-error.ts';

const sql = 'type="System.Web.Security.SqlMembershipProvider, System.Web, Version=4.0.0.0"';
const universal = 'type="System.Web.Providers.DefaultMembershipProvider, System.Web.Providers"';
const secret =
  'C551753B0325187D1759B4FB055B44F7C5077B016C02AF674E8DE69351B69FEFD045A267308AA2DAB81B69919402D7886A6E986473EEEC9556A9003357F5ED45';

/** What one file, or several one after the other, say. */
function readWebConfig(texts: string | readonly string[], options?: { readonly withKey?: boolean }) {
  return webConfigOf([texts].flat().map(readSections), options);
}

function config(...inside: readonly string[]): string {
  return `<?xml version="1.0" encoding="utf-8"?>\n<configuration>\n${inside.join('\n')}\n</configuration>`;
}

function web(membership: string, machineKey = ''): string {
  return config(`<system.web>${machineKey}${membership}</system.web>`);
}

function membership(provider: string, attributes = ''): string {
  return `<membership defaultProvider="P" ${attributes}><providers><clear/><add name="Q" ${universal}/><add name="P" ${provider}/></providers></membership>`;
}

describe('the algorithm of Membership', () => {
  test.each<[string, string, string | null]>([
    ['SqlMembershipProvider with nothing said', web(membership(sql)), 'sha1'],
    ['… even with a machine key', web(membership(sql), '<machineKey validation="HMACSHA256"/>'), 'sha1'],
    ['… whose validation is MD5', web(membership(sql), '<machineKey validation="MD5"/>'), 'md5'],
    [
      'SqlMembershipProvider in Framework40 mode',
      web(membership(`${sql} passwordCompatMode="Framework40"`)),
      'hmacsha256',
    ],
    [
      '… with validation SHA1, which Membership takes without a key',
      web(membership(`${sql} passwordCompatMode="Framework40"`), '<machineKey validation="SHA1"/>'),
      'sha1',
    ],
    [
      '… with validation AES',
      web(membership(`${sql} passwordCompatMode="Framework40"`), '<machineKey validation="AES"/>'),
      'sha1',
    ],
    ['Universal Providers', web(membership(universal)), 'hmacsha256'],
    [
      'Universal Providers with a validation',
      web(membership(universal), '<machineKey validation="HMACSHA512"/>'),
      'hmacsha512',
    ],
    ['a named algorithm', web(membership(sql, 'hashAlgorithmType="SHA512"')), 'sha512'],
    ['… by its class', web(membership(sql, 'hashAlgorithmType="System.Security.Cryptography.SHA256Cng"')), 'sha256'],
    ['… with a hyphen', web(membership(universal, 'hashAlgorithmType="SHA-384"')), 'sha384'],
    [
      '… as a machine key names one of its own',
      web(membership(universal), '<machineKey validation="alg:HMACSHA384"/>'),
      'hmacsha384',
    ],
    ['… that nobody knows', web(membership(sql, 'hashAlgorithmType="Scrypt.ScryptEncoder"')), null],
    ['no membership at all', web(''), 'sha1'],
    ['a file of another framework’s', config(), 'sha1'],
    ['SimpleMembership', web(membership('type="WebMatrix.WebData.SimpleMembershipProvider, WebMatrix.WebData"')), null],
    ['a provider of the application’s own', web(membership('type="Contoso.Provider"')), null],
  ])('%s', (_, text, expected) => {
    const { algorithm } = readWebConfig(text);
    expect(algorithm.hash).toBe(expected);
    expect(algorithm.why).not.toBe('');
  });

  test('is that of the default provider, and its other settings are told', () => {
    const attributes = 'passwordFormat="Encrypted" applicationName="/shop" passwordCompatMode="Framework40"';
    expect(readWebConfig(web(membership(`${sql} ${attributes}`)))).toMatchObject({
      provider: {
        name: 'P',
        kind: 'sql',
        passwordFormat: 'encrypted',
        compatMode: 'framework40',
        applicationName: '/shop',
        inThisFile: true,
      },
      warnings: [],
    });
  });

  test('is that of the provider behind Sitecore’s', () => {
    const text = web(
      `<membership defaultProvider="sitecore" hashAlgorithmType="SHA512"><providers><add name="sitecore" type="Sitecore.Security.SitecoreMembershipProvider, Sitecore.Kernel" realProviderName="sql"/><add name="sql" ${sql}/></providers></membership>`,
    );
    expect(readWebConfig(text)).toMatchObject({
      provider: { name: 'sql' },
      algorithm: { hash: 'sha512' },
      warnings: [],
    });
  });
});

describe('what may not be the whole truth', () => {
  const encrypted = '<EncryptedData><CipherData><CipherValue>AQAAANCMnd8=</CipherValue></CipherData></EncryptedData>';
  test.each<[string, string, readonly string[], string | null]>([
    [
      'an encrypted section',
      web(`<membership configProtectionProvider="RsaProtectedConfigurationProvider">${encrypted}</membership>`),
      ['membership-encrypted'],
      null,
    ],
    [
      'an encrypted machine key that decides',
      web(membership(universal), `<machineKey configProtectionProvider="X">${encrypted}</machineKey>`),
      ['machine-key-encrypted'],
      null,
    ],
    [
      'an encrypted machine key that does not',
      web(
        membership(universal, 'hashAlgorithmType="SHA256"'),
        `<machineKey configProtectionProvider="X">${encrypted}</machineKey>`,
      ),
      ['machine-key-encrypted'],
      'sha256',
    ],
    ['another file', web('<membership configSource="membership.config"/>'), ['membership-in-another-file'], null],
    [
      'sections of its own',
      config(
        '<configSections><sectionGroup name="system.web"><section name="membership" type="X"/></sectionGroup></configSections>',
        `<system.web>${membership(sql)}</system.web>`,
      ),
      ['sections-redefined'],
      null,
    ],
    [
      'a folder of its own',
      config(
        `<location path="admin"><system.web>${membership(sql, 'hashAlgorithmType="MD5"')}</system.web></location>`,
        `<location path="." inheritInChildApplications="false"><system.web>${membership(sql)}</system.web></location>`,
      ),
      ['set-for-a-folder'],
      'sha1',
    ],
    ['a provider in machine.config', web('<membership defaultProvider="Elsewhere"/>'), ['provider-elsewhere'], 'sha1'],
    [
      'a provider of its own',
      web(membership('type="Contoso.P"', 'hashAlgorithmType="SHA1"')),
      ['provider-of-its-own'],
      null,
    ],
    ['an unknown algorithm', web(membership(sql, 'hashAlgorithmType="RIPEMD160"')), ['algorithm-unknown'], null],
  ])('%s', (_, text, warnings, hash) => {
    const read = readWebConfig(text);
    expect(read.warnings).toEqual(warnings);
    expect(read.algorithm.hash).toBe(hash);
    for (const warning of read.warnings) expect(webConfigWarnings[warning].length).toBeGreaterThan(40);
  });
});

describe('the machine key', () => {
  const key = (decryptionKey: string, more = '') =>
    web(membership(sql), `<machineKey validationKey="${secret}" decryptionKey="${decryptionKey}" ${more}/>`);

  test('is read only when asked for, and the validation key never', () => {
    const text = key('A'.repeat(48), 'decryption="AES"');
    expect(readWebConfig(text).machineKey).toBeNull();
    expect(JSON.stringify(readWebConfig(text))).not.toMatch(/AAAA/);
    const withKey = readWebConfig(text, { withKey: true });
    expect(withKey.machineKey).toEqual({ decryption: 'AES', decryptionKey: Buffer.alloc(24, 0xaa) });
    expect(JSON.stringify(withKey)).not.toContain(secret.slice(0, 8));
  });

  test.each<[string, string, string | null, string | null]>([
    ['AES by default', key('ab'.repeat(32)), 'AES', null],
    ['3DES', key('AB'.repeat(24), 'decryption="3DES"'), '3DES', null],
    ['made by the server', key('AutoGenerate,IsolateApps'), null, 'decryption-key-generated'],
    ['changed by the server', key(`${'ab'.repeat(24)},IsolateApps`), null, 'decryption-key-generated'],
    ['left out', web(membership(sql)), null, 'decryption-key-generated'],
    ['of a wrong length', key('abab'), null, 'decryption-key-unusable'],
    ['not hexadecimal', key('xy'.repeat(24)), null, 'decryption-key-unusable'],
    ['of DES', key('ab'.repeat(8), 'decryption="DES"'), null, 'decryption-key-unusable'],
  ])('%s', (_, text, decryption, warning) => {
    const { machineKey, warnings } = readWebConfig(text, { withKey: true });
    expect(machineKey?.decryption ?? null).toBe(decryption);
    expect(warnings).toEqual(warning === null ? [] : [warning]);
  });
});

describe('the file of a section, which a web.config names by configSource', () => {
  const keyHex = 'ab'.repeat(24);
  const keyFile = `\uFEFF<?xml version="1.0"?>\n<machineKey validation="HMACSHA512" validationKey="${secret}" decryptionKey="${keyHex}"/>`;
  const membershipFile = membership(universal);
  const referring = web(
    '<membership configSource="membership.config"/>',
    '<machineKey configSource="config\\machineKey.config"/>',
  );
  const key = { decryption: 'AES', decryptionKey: Buffer.from(keyHex, 'hex') };

  test('says the rest, whatever the order in which the files are given', () => {
    const files = [referring, membershipFile, keyFile];
    for (const order of [files, files.toReversed(), [keyFile, referring, membershipFile]]) {
      const { algorithm, machineKey, warnings, provider } = readWebConfig(order, { withKey: true });
      expect(algorithm.hash).toBe('hmacsha512');
      expect(provider).toMatchObject({ kind: 'universal', inThisFile: true });
      expect(machineKey).toEqual(key);
      expect(warnings).toEqual([]);
    }
  });

  test('takes away only the doubt that it answers', () => {
    expect(readWebConfig([referring], { withKey: true })).toMatchObject({
      algorithm: { hash: null },
      machineKey: null,
      warnings: ['membership-in-another-file', 'machine-key-in-another-file'],
    });
    expect(readWebConfig([referring, keyFile], { withKey: true })).toMatchObject({
      algorithm: { hash: null },
      machineKey: key,
      warnings: ['membership-in-another-file'],
    });
  });

  test('alone tells no algorithm: the web.config decides, and has not been seen', () => {
    expect(readWebConfig([keyFile], { withKey: true })).toMatchObject({
      algorithm: { hash: null },
      machineKey: key,
      warnings: ['membership-not-read'],
    });
    expect(readWebConfig([membershipFile])).toMatchObject({
      algorithm: { hash: null },
      provider: { kind: 'universal' },
      warnings: ['machine-key-not-read'],
    });
    expect(readWebConfig([membership(universal, 'hashAlgorithmType="SHA256"')])).toMatchObject({
      algorithm: { hash: 'sha256' },
      warnings: ['machine-key-not-read'],
    });
  });

  test('is passed over where the web.config has that section itself, as ASP.NET does, and that is said', () => {
    const inTheOpen = web(membership(sql), '<machineKey validation="MD5"/>');
    expect(readWebConfig([inTheOpen, keyFile])).toMatchObject({
      algorithm: { hash: 'md5' },
      warnings: ['section-file-passed-over'],
    });
  });

  test('stands in for a section that is encrypted on the server', () => {
    const encrypted = web(
      membership(universal),
      '<machineKey configProtectionProvider="X"><EncryptedData/></machineKey>',
    );
    expect(readWebConfig([encrypted, keyFile], { withKey: true })).toMatchObject({
      algorithm: { hash: 'hmacsha512' },
      machineKey: key,
      warnings: [],
    });
  });

  test('of an application before does not speak for the next one’s web.config', () => {
    const another = web(membership(universal));
    expect(readWebConfig([referring, membershipFile, keyFile, another], { withKey: true })).toMatchObject({
      algorithm: { hash: 'hmacsha256' },
      machineKey: null,
    });
  });

  test('of <appSettings> is no error, and says nothing', () => {
    const settings = '<appSettings><add key="Secret" value="x"/></appSettings>';
    expect(readWebConfig([web(membership(sql)), settings])).toMatchObject({
      algorithm: { hash: 'sha1' },
      warnings: ['app-settings-passed-over'],
    });
  });

  test('gives away no more than a web.config does', () => {
    const { machineKey: _, ...rest } = readWebConfig([referring, keyFile], { withKey: true });
    expect(JSON.stringify([rest, readSections(keyFile).root])).not.toContain(secret.slice(0, 8));
  });
});

describe('a file that is no web.config', () => {
  function refusal(text: string): UserferryError {
    try {
      readWebConfig(text, { withKey: true });
    } catch (error) {
      if (error instanceof UserferryError) return error;
    }
    throw new Error('It was not refused.');
  }

  const bomb = `<!DOCTYPE configuration [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><configuration>&b;</configuration>`;
  test.each([
    ['empty', '', 'UF-3101'],
    ['JSON', '{"ConnectionStrings": {}}', 'UF-3101'],
    ['another XML', '<project/>', 'UF-3101'],
    ['cut', web(membership(sql)).slice(0, -30), 'UF-3101'],
    ['two roots', `${config()}<configuration/>`, 'UF-3101'],
    ['an entity of its own', config('<a b="&xxe;"/>'), 'UF-3101'],
    ['an entity bomb', bomb, 'UF-3103'],
    ['an external entity', '<!DOCTYPE c SYSTEM "file:///etc/passwd"><configuration/>', 'UF-3103'],
    ['deep', config('<a>'.repeat(100_000)), 'UF-3102'],
    ['huge', config(`<!-- ${'x'.repeat(6_000_000)} -->`), 'UF-3102'],
  ])('%s', (_, text, code) => {
    expect(refusal(text).code).toBe(code);
  });

  test('is refused without a word of what is in it', () => {
    const error = refusal(`<configuration><system.web><machineKey decryptionKey="${secret}" </configuration>`);
    expect(JSON.stringify({ ...error, message: error.message, stack: error.stack })).not.toContain(secret.slice(0, 8));
    expect(error.message).toMatch(/line 1, column \d+/);
  });

  test('never ends in anything but an answer or a refusal', () => {
    const pieces = fc.constantFrom(
      '<',
      '>',
      '/',
      '"',
      '&',
      '!',
      '[',
      ']',
      '--',
      'configuration',
      'system.web',
      'membership',
      ' ',
      '\0',
      'location',
      '__proto__',
      '=',
      'x',
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 30 }), (all) => {
        try {
          readWebConfig(`<configuration>${all.join('')}</configuration>`);
        } catch (error) {
          expect(error).toBeInstanceOf(UserferryError);
        }
      }),
      { numRuns: 2_000 },
    );
  });

  test('may begin with a byte order mark and carry a namespace, as old ones do', () => {
    const text = `\ufeff<configuration xmlns="http://schemas.microsoft.com/.NetConfiguration/v2.0"><system.web>${membership(sql)}</system.web></configuration>`;
    expect(readWebConfig(text).algorithm.hash).toBe('sha1');
  });
});
