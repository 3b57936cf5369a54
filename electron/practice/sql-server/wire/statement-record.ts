/** A statement as it came over the wire: its text, and of its parameters what they are, never what they hold. */
export interface RecordedStatement {
  readonly sql: string;
  readonly parameters: readonly { readonly name: string; readonly type: string }[];
}

/** Enough for any script that is tried; a bound for one that sends statements in a loop. */
const MOST_STATEMENTS = 2_000;
const MOST_CHARACTERS = 4_000_000;

/** What clients send, written down between a control call that begins it and one that ends it; nothing at any other time. */
export class StatementRecord {
  #except: ReadonlySet<string> | null = null;
  #statements: RecordedStatement[] = [];
  #characters = 0;
  #left = 0;

  /** From now on, but for sessions with one of these application names; what was written down before is forgotten. */
  begin(exceptApplications: readonly string[]): void {
    this.take();
    this.#except = new Set(exceptApplications);
  }

  end(): void {
    this.take();
    this.#except = null;
  }

  note(applicationName: string, statement: RecordedStatement): void {
    if (this.#except === null || this.#except.has(applicationName)) return;
    if (this.#statements.length >= MOST_STATEMENTS || this.#characters + statement.sql.length > MOST_CHARACTERS) {
      this.#left += 1;
      return;
    }
    this.#characters += statement.sql.length;
    this.#statements.push(statement);
  }

  /** Everything since the last time, oldest first; `left` is how many more there were. */
  take(): { readonly statements: readonly RecordedStatement[]; readonly left: number } {
    const taken = { statements: this.#statements, left: this.#left };
    this.#statements = [];
    this.#characters = 0;
    this.#left = 0;
    return taken;
  }
}
