import type { ConfigRoot, Section, Sections } from './read-sections.ts';
import type { WebConfigWarning } from './warnings.ts';

/** The sections of Membership as ASP.NET would have them from several files, and what that leaves to say. */
export interface CombinedSections {
  readonly root: readonly Section[];
  readonly elsewhere: readonly Section[];
  readonly warnings: readonly WebConfigWarning[];
}

/**
 * A web.config and the files of sections that it names by configSource, in whatever order somebody chose them. What stands in the
 * open in the web.config itself holds; a section's own file stands in where that refers to one or is encrypted, and where it says
 * nothing if the file was chosen after it. Of two files of a kind the later one counts.
 */
export function combineSections(files: readonly Sections[]): CombinedSections {
  const whole = files.findLast(({ of }) => of === 'configuration');
  const outside = whole?.root.filter(({ path }) => !sectionNames.some((name) => isOf(name, path))) ?? [];
  const chosen = sectionNames.map((name) => chooseSection(name, files, whole));
  return {
    root: [...outside, ...chosen.flatMap(({ sections }) => sections)],
    elsewhere: whole?.elsewhere ?? [],
    warnings: [
      ...chosen.flatMap(({ warning }) => (warning === null ? [] : [warning])),
      ...(files.at(-1)?.of === 'appSettings' ? (['app-settings-passed-over'] as const) : []),
    ],
  };
}

const sectionNames = ['membership', 'machineKey'] as const;
type SectionName = Extract<ConfigRoot, (typeof sectionNames)[number]>;

const notRead = { membership: 'membership-not-read', machineKey: 'machine-key-not-read' } as const;

function chooseSection(
  name: SectionName,
  files: readonly Sections[],
  whole: Sections | undefined,
): { readonly sections: readonly Section[]; readonly warning: WebConfigWarning | null } {
  const inWhole = whole?.root.filter(({ path }) => isOf(name, path)) ?? [];
  const file = files.findLast(({ of }) => of === name);
  if (file === undefined) return { sections: inWhole, warning: whole === undefined ? notRead[name] : null };
  const [section] = inWhole;
  const isAfter = whole === undefined || files.indexOf(file) > files.indexOf(whole);
  if (section === undefined) return { sections: isAfter ? file.root : [], warning: null };
  return isInTheOpen(inWhole)
    ? { sections: inWhole, warning: isAfter ? 'section-file-passed-over' : null }
    : { sections: file.root, warning: null };
}

function isInTheOpen(sections: readonly Section[]): boolean {
  return !sections.some(
    ({ path, attributes }) =>
      path.endsWith('/EncryptedData') || 'configSource' in attributes || 'configProtectionProvider' in attributes,
  );
}

function isOf(name: SectionName, path: string): boolean {
  return `${path}/`.startsWith(`system.web/${name}/`);
}
