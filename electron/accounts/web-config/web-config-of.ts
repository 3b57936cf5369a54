import type { MachineKey } from '../passwords/machine-key.ts';
import { type CombinedSections, combineSections } from './combine-sections.ts';
import { machineKeyOf } from './machine-key-of.ts';
import { type MembershipAlgorithm, membershipAlgorithm } from './membership-algorithm.ts';
import { defaultProvider, type MembershipProvider } from './membership-provider.ts';
import type { Attributes, Section, Sections } from './read-sections.ts';
import type { WebConfigWarning } from './warnings.ts';

/** What a web.config, with the files that it names, says about passwords. */
export interface WebConfig {
  readonly provider: MembershipProvider;
  readonly algorithm: MembershipAlgorithm;
  /** For passwords that the application encrypted; only when it was asked for. Never to be stored or logged. */
  readonly machineKey: MachineKey | null;
  readonly warnings: readonly WebConfigWarning[];
}

const MEMBERSHIP = 'system.web/membership';
const MACHINE_KEY = 'system.web/machineKey';

/** How Membership hashes by what was read of these files; the key that it encrypts with only `withKey`. */
export function webConfigOf(
  files: readonly Sections[],
  { withKey = false }: { readonly withKey?: boolean } = {},
): WebConfig {
  const sections = combineSections(files);
  const membership = attributesOf(sections, MEMBERSHIP);
  const machineKey = attributesOf(sections, MACHINE_KEY);
  const provider = defaultProvider(sections);
  const warnings = warningsOn(sections);
  const isHidden = provider.kind === 'other' || isHiddenBy(warnings, membership.hashAlgorithmType !== undefined);
  const algorithm = membershipAlgorithm(provider, membership.hashAlgorithmType, machineKey.validation);
  if (provider.kind === 'other') warnings.push('provider-of-its-own');
  else if (!provider.inThisFile && !isHidden) warnings.push('provider-elsewhere');
  if (algorithm.hash === null && provider.kind !== 'simple') warnings.push('algorithm-unknown');
  // A key that stands elsewhere is not one that the server makes.
  const isElsewhere = warnings.some((warning) => warning.startsWith('machine-key-'));
  const key = withKey && !isElsewhere ? machineKeyOf(machineKey) : null;
  if (key !== null && key.key === null) warnings.push(key.warning);
  return {
    provider,
    algorithm: isHidden
      ? { hash: null, why: 'What decides the algorithm is not in this file, or not in the open.' }
      : algorithm,
    machineKey: key?.key ?? null,
    warnings,
  };
}

/** Whether the file does not tell the algorithm, whatever else it says. The machine key matters only where no algorithm is named. */
function isHiddenBy(warnings: readonly WebConfigWarning[], isNamed: boolean): boolean {
  return warnings.some(
    (warning) =>
      warning === 'sections-redefined' ||
      warning.startsWith('membership-') ||
      (warning.startsWith('machine-key-') && !isNamed),
  );
}

function warningsOn(sections: CombinedSections): WebConfigWarning[] {
  const membership = attributesOf(sections, MEMBERSHIP);
  const machineKey = attributesOf(sections, MACHINE_KEY);
  const has = (wanted: string) => sections.root.some(({ path }) => path === wanted);
  const found: [WebConfigWarning, boolean][] = [
    ['membership-encrypted', 'configProtectionProvider' in membership || has(`${MEMBERSHIP}/EncryptedData`)],
    ['membership-in-another-file', 'configSource' in membership],
    ['machine-key-encrypted', 'configProtectionProvider' in machineKey || has(`${MACHINE_KEY}/EncryptedData`)],
    ['machine-key-in-another-file', 'configSource' in machineKey],
    ['sections-redefined', sections.root.some(redefines)],
    ['set-for-a-folder', sections.elsewhere.length > 0],
  ];
  return [...sections.warnings, ...found.flatMap(([warning, isSo]) => (isSo ? [warning] : []))];
}

/** A `<section>` of these names is ASP.NET's own, defined in machine.config; an application that defines one replaces it. */
function redefines({ path, attributes }: Section): boolean {
  return (
    path.startsWith('configSections/') && ['membership', 'machineKey', 'system.web'].includes(attributes.name ?? '')
  );
}

function attributesOf({ root }: CombinedSections, wanted: string): Attributes {
  return root.find(({ path }) => path === wanted)?.attributes ?? {};
}
