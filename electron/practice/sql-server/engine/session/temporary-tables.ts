import type { Table } from '../catalog/table.ts';

interface Made {
  readonly table: Table;
  readonly depth: number;
}

/**
 * A session's temporary tables. One that a procedure or dynamic text makes is gone when that ends, and hides an older one of its
 * name meanwhile (SQL Server docs: "CREATE TABLE", temporary tables).
 */
export class TemporaryTables {
  readonly #made: Made[] = [];
  #depth = 0;
  #hidden = false;

  /** Does something that must not see them: a procedure is made without regard to those of the session that makes it. */
  unseen<T>(work: () => T): T {
    this.#hidden = true;
    try {
      return work();
    } finally {
      this.#hidden = false;
    }
  }

  /** The one in sight; undefined where there is none. */
  find(name: string): Table | undefined {
    if (this.#hidden) return undefined;
    const key = name.toLowerCase();
    return this.#made.findLast(({ table }) => table.name.toLowerCase() === key)?.table;
  }

  /** Whether the module at work has made one of that name itself. */
  isMadeHere(name: string): boolean {
    const key = name.toLowerCase();
    return this.#made.some(({ table, depth }) => depth === this.#depth && table.name.toLowerCase() === key);
  }

  /** Gives what takes it back. */
  add(table: Table): () => void {
    const made = { table, depth: this.#depth };
    this.#made.push(made);
    return () => this.#drop(made);
  }

  /** Gives what brings it back, where its module has not ended meanwhile; undefined for a table that is none of these. */
  remove(table: Table): (() => void) | undefined {
    const made = this.#made.find((each) => each.table === table);
    if (made === undefined) return undefined;
    this.#drop(made);
    return () => {
      if (made.depth <= this.#depth) this.#made.push(made);
    };
  }

  #drop(made: Made): void {
    const at = this.#made.indexOf(made);
    if (at >= 0) this.#made.splice(at, 1);
  }

  /** Whether no procedure or dynamic text is at work. */
  get isOutermost(): boolean {
    return this.#depth === 0;
  }

  /** A procedure or dynamic text begins. */
  enter(): void {
    this.#depth += 1;
  }

  /** It ends, and with it what it made. */
  leave(): void {
    this.#depth -= 1;
    this.#keep((depth) => depth <= this.#depth);
  }

  clear(): void {
    this.#keep(() => false);
  }

  #keep(stays: (depth: number) => boolean): void {
    this.#made.splice(0, this.#made.length, ...this.#made.filter(({ depth }) => stays(depth)));
  }
}
