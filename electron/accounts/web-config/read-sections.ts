import { SaxesParser, type SaxesTagPlain } from 'saxes';
import { documentTypeInWebConfig, notAWebConfig, tooLargeWebConfig } from './web-config-errors.ts';

/** Some twenty times the largest that IIS itself takes by default (250 KB). */
const MAX_CHARACTERS = 5_000_000;
const MAX_DEPTH = 64;

export type Attributes = Readonly<Record<string, string>>;

/** An element of a web.config and where it stands, as `system.web/membership/providers/add`. */
export interface Section {
  readonly path: string;
  readonly attributes: Attributes;
}

/** The outermost element: of a web.config, or of the file of one section that a web.config names by configSource. */
const roots = ['configuration', 'membership', 'machineKey', 'appSettings'] as const;
export type ConfigRoot = (typeof roots)[number];

export interface Sections {
  readonly of: ConfigRoot;
  readonly root: readonly Section[];
  /** Those that a `<location path="…">` sets for one folder alone. */
  readonly elsewhere: readonly Section[];
}

/** All that is read; text between elements, the rest of the file and its keys are passed over. */
const wanted =
  /^system\.web\/(?:machineKey|membership(?:\/providers\/add)?|(?:machineKey|membership)\/EncryptedData)$|^configSections(?:\/sectionGroup)*\/(?:section|sectionGroup)$/;

/**
 * The elements of a web.config, or of a section's own file, that say how Membership hashes. Entities other than XML's own five are an error, a document
 * type is another, and the parser neither fetches nor expands anything.
 * @throws UserferryError UF-3101 (no web.config), UF-3102 (too large), UF-3103 (a document type)
 */
export function readSections(text: string): Sections {
  if (text.length > MAX_CHARACTERS) throw tooLargeWebConfig();
  const sections: Record<'root' | 'elsewhere', Section[]> = { root: [], elsewhere: [] };
  const open: SaxesTagPlain[] = [];
  let of: ConfigRoot = 'configuration';
  const parser = new SaxesParser();
  parser.on('doctype', () => {
    throw documentTypeInWebConfig();
  });
  parser.on('error', () => {
    throw notAWebConfig({ line: parser.line, column: parser.column });
  });
  parser.on('opentag', (tag) => {
    if (open.length === 0) of = rootNamed(tag.name);
    if (open.length === MAX_DEPTH) throw tooLargeWebConfig();
    open.push(tag);
    // A section's own file begins with what stands in <system.web> of a web.config.
    const inside = of === 'configuration' ? open.slice(1) : [{ name: 'system.web', attributes: {} }, ...open];
    const path = inside.flatMap(({ name }) => (name === 'location' ? [] : [name])).join('/');
    if (!wanted.test(path)) return;
    // The key that signs is of no use here.
    const { validationKey: _, ...attributes } = tag.attributes;
    sections[inside.some(isOfOneFolder) ? 'elsewhere' : 'root'].push({ path, attributes });
  });
  parser.on('closetag', () => {
    open.pop();
  });
  parser.write(text).close();
  return { of, ...sections };
}

function rootNamed(name: string): ConfigRoot {
  const root = roots.find((known) => known === name);
  if (root === undefined) throw notAWebConfig(null);
  return root;
}

/** `<location>` without a path, or with the application's own, only says who inherits what it wraps. */
function isOfOneFolder({ name, attributes }: Pick<SaxesTagPlain, 'name' | 'attributes'>): boolean {
  return name === 'location' && !['', '.'].includes(attributes.path ?? '');
}
