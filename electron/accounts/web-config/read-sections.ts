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

export interface Sections {
  readonly root: readonly Section[];
  /** Those that a `<location path="…">` sets for one folder alone. */
  readonly elsewhere: readonly Section[];
}

/** All that is read; text between elements, the rest of the file and its keys are passed over. */
const wanted =
  /^system\.web\/(?:machineKey|membership(?:\/providers\/add)?|(?:machineKey|membership)\/EncryptedData)$|^configSections(?:\/sectionGroup)*\/(?:section|sectionGroup)$/;

/**
 * The elements of a web.config that say how Membership hashes. Entities other than XML's own five are an error, a document
 * type is another, and the parser neither fetches nor expands anything.
 * @throws UserferryError UF-3101 (no web.config), UF-3102 (too large), UF-3103 (a document type)
 */
export function readSections(text: string): Sections {
  if (text.length > MAX_CHARACTERS) throw tooLargeWebConfig();
  const sections: Record<keyof Sections, Section[]> = { root: [], elsewhere: [] };
  const open: SaxesTagPlain[] = [];
  const parser = new SaxesParser();
  parser.on('doctype', () => {
    throw documentTypeInWebConfig();
  });
  parser.on('error', () => {
    throw notAWebConfig({ line: parser.line, column: parser.column });
  });
  parser.on('opentag', (tag) => {
    if (open.length === 0 && tag.name !== 'configuration') throw notAWebConfig(null);
    if (open.length === MAX_DEPTH) throw tooLargeWebConfig();
    open.push(tag);
    const inside = open.slice(1);
    const path = inside.flatMap(({ name }) => (name === 'location' ? [] : [name])).join('/');
    if (!wanted.test(path)) return;
    sections[inside.some(isOfOneFolder) ? 'elsewhere' : 'root'].push({ path, attributes: tag.attributes });
  });
  parser.on('closetag', () => {
    open.pop();
  });
  parser.write(text).close();
  return sections;
}

/** `<location>` without a path, or with the application's own, only says who inherits what it wraps. */
function isOfOneFolder({ name, attributes }: SaxesTagPlain): boolean {
  return name === 'location' && !['', '.'].includes(attributes.path ?? '');
}
