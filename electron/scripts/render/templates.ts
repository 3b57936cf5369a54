import { readdirSync, readFileSync } from 'node:fs';
import { type Part, readParts } from './parts.ts';

/** The templates as files have them: whole scripts by folder and action, and the parts that are put into them. */
export interface Templates {
  /** By `read/login` and the like. */
  readonly scripts: ReadonlyMap<string, string>;
  readonly parts: ReadonlyMap<string, Part>;
}

/** Reads the folder of the templates once; its address ends with a slash. */
export function readTemplates(folder: URL): Templates {
  const files = (inside: URL): readonly URL[] =>
    readdirSync(inside, { withFileTypes: true })
      .toSorted((one, other) => (one.name < other.name ? -1 : 1))
      .flatMap((entry) =>
        entry.isDirectory() ? files(new URL(`${entry.name}/`, inside)) : [new URL(entry.name, inside)],
      );
  const all = files(folder).map((file) => ({
    name: file.href.slice(folder.href.length).replace(/\.js$/, ''),
    text: readFileSync(file, 'utf8'),
  }));
  const isPart = ({ name }: { readonly name: string }) => name.startsWith('parts/');
  return {
    scripts: new Map(all.filter((file) => !isPart(file)).map(({ name, text }) => [name, text])),
    parts: readParts(all.filter(isPart).map(({ text }) => text)),
  };
}

/** A whole script or file among the templates; one that is not there is a mistake in Userferry. */
export function templateNamed({ scripts }: Templates, name: string): string {
  const text = scripts.get(name);
  if (text === undefined) throw new TypeError(`There is no template ${name}.`);
  return text;
}
