import type { CombinedSections } from './combine-sections.ts';
import type { Attributes } from './read-sections.ts';

/** The class behind a provider: ASP.NET's own, Universal Providers', SimpleMembership's, or one of the application's. */
export type ProviderKind = 'sql' | 'universal' | 'simple' | 'other';

/** The provider that `Membership` uses when nobody names one. */
export interface MembershipProvider {
  readonly name: string;
  readonly kind: ProviderKind;
  /** Format of new passwords: each row says its own. Null for a value that ASP.NET does not know. */
  readonly passwordFormat: 'clear' | 'hashed' | 'encrypted' | null;
  /** Framework20 chooses SHA-1 where nothing else is named; the default of SqlMembershipProvider, even on .NET 4. */
  readonly compatMode: 'framework20' | 'framework40';
  readonly applicationName: string | null;
  /** False for the one that machine.config defines. */
  readonly inThisFile: boolean;
}

const kinds: ReadonlyMap<string, ProviderKind> = new Map([
  ['System.Web.Security.SqlMembershipProvider', 'sql'],
  ['System.Web.Providers.DefaultMembershipProvider', 'universal'],
  ['WebMatrix.WebData.SimpleMembershipProvider', 'simple'],
]);
const formats = new Map([
  ['Clear', 'clear'],
  ['Hashed', 'hashed'],
  ['Encrypted', 'encrypted'],
] as const);

/** What machine.config says: the name of the default provider, and that provider. */
const ofMachineConfig = 'AspNetSqlMembershipProvider';

/** The default provider, from the file or, where it is not in it, as machine.config defines it. */
export function defaultProvider({ root }: CombinedSections): MembershipProvider {
  const membership = root.find(({ path }) => path === 'system.web/membership');
  const name = membership?.attributes.defaultProvider ?? ofMachineConfig;
  const added = root.filter(({ path }) => path === 'system.web/membership/providers/add');
  const byName = (wanted: string | undefined) => added.findLast(({ attributes }) => attributes.name === wanted);
  const found = byName(name);
  // Sitecore's own provider stands in front of the one that keeps the passwords.
  const real = byName(found?.attributes.realProviderName) ?? found;
  return providerOf(real?.attributes.name ?? name, real?.attributes ?? null);
}

function providerOf(name: string, inFile: Attributes | null): MembershipProvider {
  const attributes = inFile ?? {};
  const type = (attributes.type ?? '').split(',')[0]?.trim() ?? '';
  const kind = inFile === null ? 'sql' : (kinds.get(type) ?? 'other');
  return {
    name,
    kind,
    passwordFormat: formats.get((attributes.passwordFormat ?? 'Hashed') as 'Hashed') ?? null,
    compatMode: compatMode(attributes.passwordCompatMode, kind),
    applicationName: attributes.applicationName ?? null,
    inThisFile: inFile !== null,
  };
}

function compatMode(named: string | undefined, kind: ProviderKind): MembershipProvider['compatMode'] {
  if (named === 'Framework20') return 'framework20';
  if (named === 'Framework40') return 'framework40';
  return kind === 'universal' ? 'framework40' : 'framework20';
}
