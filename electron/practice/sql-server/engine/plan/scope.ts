import { failure, unsupported } from '../failure.ts';
import type { SqlType } from '../interface.ts';
import type { Name } from '../syntax/tree.ts';
import type { BoundValue } from './bound.ts';

export interface SourceColumn {
  readonly name: string;
  readonly type: SqlType;
  readonly nullable: boolean;
  readonly identity: boolean;
  /** A bare NULL: it takes any type where queries are combined or rows inserted. */
  readonly untyped?: true;
}

/** A table, view, derived table or the like under FROM, by the name that qualifies its columns. */
export interface ScopeSource {
  readonly alias: string;
  /** The name parts before the last, where the source has no alias: `dbo` of `dbo.users`. */
  readonly qualifier: Name;
  /** A table's name as FROM has it, where it has no alias. */
  readonly written?: string;
  readonly columns: readonly SourceColumn[];
  /** Where its columns begin in the block's row. */
  readonly offset: number;
  /** Set for the catalog's views, which have fewer columns than SQL Server's. */
  readonly partial?: true;
  /** Its bit in `Uses.sources`. */
  readonly bit: number;
}

/** Where a grouped block keeps one of its columns; undefined for one that is not grouped by. */
export type GroupLookup = (ordinal: number) => BoundValue | undefined;

export interface Resolved {
  readonly scope: Scope;
  readonly source: ScopeSource;
  readonly column: SourceColumn;
  readonly ordinal: number;
  /** 0 in the block itself, 1 in the one around it, and so on. */
  readonly depth: number;
}

/** The names of one query block, inside those of the blocks around it. */
export class Scope {
  /** The place in `Run.frames` where inner blocks find this block's row. */
  readonly slot: number;
  readonly sources: readonly ScopeSource[];
  readonly outer: Scope | undefined;
  /** Set once the block is grouped: what of it inner blocks may still see. */
  grouping: GroupLookup | undefined;
  /** The sources that inner blocks have read since it was last reset. */
  captured = 0;

  constructor(slot: number, sources: readonly ScopeSource[], outer: Scope | undefined) {
    this.slot = slot;
    this.sources = sources;
    this.outer = outer;
  }

  /** @throws SqlError 207 no such column, 209 ambiguous, 4104 no such source */
  resolve(name: Name): Resolved {
    const column = name.at(-1) ?? '';
    const qualifier = name.slice(0, -1);
    let sawSource = false;
    let depth = 0;
    for (let scope: Scope | undefined = this; scope !== undefined; scope = scope.outer) {
      const matches: Resolved[] = [];
      for (const source of scope.sources) {
        if (qualifier.length > 0 && !answersTo(source, qualifier)) continue;
        sawSource ||= qualifier.length > 0;
        source.columns.forEach((candidate, index) => {
          if (!sameName(candidate.name, column)) return;
          const current = scope as Scope;
          matches.push({ scope: current, source, column: candidate, ordinal: source.offset + index, depth });
        });
      }
      const [match, another] = matches;
      if (another !== undefined) throw failure(209, `Ambiguous column name '${column}'.`);
      if (match !== undefined) {
        if (depth > 0) scope.captured |= match.source.bit;
        return match;
      }
      if (sawSource) break;
      depth += 1;
    }
    if (qualifier.length > 0 && !sawSource) {
      throw failure(4104, `The multi-part identifier "${name.join('.')}" could not be bound.`);
    }
    if (this.sources.some((source) => source.partial === true)) throw unsupported(`the column ${name.join('.')}`);
    throw failure(207, `Invalid column name '${column}'.`);
  }

  /** The sources that `alias.*` or `*` means. */
  starSources(qualifier: Name): readonly ScopeSource[] {
    const found = qualifier.length === 0 ? this.sources : this.sources.filter((source) => answersTo(source, qualifier));
    const partial = found.find((source) => source.partial === true);
    if (partial !== undefined) throw unsupported(`* over the view ${partial.alias}`);
    if (qualifier.length === 0) return found;
    if (found.length === 0) {
      throw failure(
        107,
        `The column prefix '${qualifier.join('.')}' does not match with a table name or alias name used in the query.`,
        {
          severity: 15,
        },
      );
    }
    return found;
  }

  get width(): number {
    return this.sources.reduce((width, source) => Math.max(width, source.offset + source.columns.length), 0);
  }
}

function answersTo(source: ScopeSource, qualifier: Name): boolean {
  const name = qualifier.at(-1) ?? '';
  if (!sameName(source.alias, name)) return false;
  const front = qualifier.slice(0, -1);
  if (front.length === 0) return true;
  const own = source.qualifier.slice(-front.length);
  return own.length === front.length && front.every((part, index) => sameName(part, own[index] ?? ''));
}

/** Whether two names are one under the database's case-insensitive collation. */
export function sameName(left: string, right: string): boolean {
  return left === right || left.toLowerCase() === right.toLowerCase();
}
