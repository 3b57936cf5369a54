import { type AnyNode, type Node, type Program, parse } from 'acorn';
import { full } from 'acorn-walk';

/** One function or constant of the common parts, with what it needs. */
export interface Part {
  readonly name: string;
  /** As it is written, with the comment above it. */
  readonly text: string;
  readonly needs: ReadonlySet<string>;
}

/** The functions and constants of the files under `templates/parts`, by name. */
export function readParts(sources: readonly string[]): ReadonlyMap<string, Part> {
  return new Map(sources.flatMap(partsOf).map((part) => [part.name, part]));
}

function partsOf(source: string): readonly Part[] {
  const tree = parsed(source);
  return tree.body.map((statement, index) => {
    const from = index === 0 ? 0 : (tree.body[index - 1]?.end ?? 0);
    return {
      name: declaredName(statement),
      text: source.slice(from, statement.end).trim(),
      needs: namesIn(statement),
    };
  });
}

function declaredName(statement: Program['body'][number]): string {
  if (statement.type === 'FunctionDeclaration') return statement.id.name;
  const [declarator] = statement.type === 'VariableDeclaration' ? statement.declarations : [];
  if (declarator?.id.type === 'Identifier') return declarator.id.name;
  throw new TypeError('A part is a function or one constant.');
}

/**
 * The parts that a text needs, and those that they need, in the order of the files: constants first, as they must be there
 * before anything runs.
 */
export function neededParts(text: string, parts: ReadonlyMap<string, Part>): readonly Part[] {
  const needed = new Set<string>();
  const take = (names: ReadonlySet<string>) => {
    for (const name of names) {
      const part = parts.get(name);
      if (part === undefined || needed.has(name)) continue;
      needed.add(name);
      take(part.needs);
    }
  };
  take(namesIn(parsed(text)));
  return [...parts.values()].filter(({ name }) => needed.has(name));
}

/** Every name that a piece of JavaScript mentions. */
export function namesOf(text: string): ReadonlySet<string> {
  return namesIn(parsed(text));
}

function namesIn(tree: Node): ReadonlySet<string> {
  const names = new Set<string>();
  full(tree, (visited) => {
    const node = visited as AnyNode;
    if (node.type === 'Identifier') names.add(node.name);
  });
  return names;
}

function parsed(source: string): Program {
  return parse(source, { ecmaVersion: 2022, sourceType: 'module' });
}
