import { failure, unsupported } from '../failure.ts';
import type { Statement } from './statement-tree.ts';
import { RESERVED, type Token } from './token.ts';
import type { Query } from './tree.ts';

/** What the parts of the grammar need of each other; they can't import each other in a circle. */
export interface Grammar {
  readonly query: (cursor: Cursor) => Query;
  readonly statement: (cursor: Cursor) => Statement;
}

/** Walks a batch's tokens; every question that the grammar asks of them is here, and so are SQL Server's syntax errors. */
export class Cursor {
  readonly #tokens: readonly Token[];
  readonly #text: string;
  readonly grammar: Grammar;
  #at = 0;

  constructor(tokens: readonly Token[], text: string, grammar: Grammar) {
    this.#tokens = tokens;
    this.#text = text;
    this.grammar = grammar;
  }

  peek(ahead = 0): Token {
    const token = this.#tokens[Math.min(this.#at + ahead, this.#tokens.length - 1)];
    if (token === undefined) throw new RangeError('a token list always ends with its end token');
    return token;
  }

  next(): Token {
    const token = this.peek();
    if (token.kind !== 'end') this.#at += 1;
    return token;
  }

  get line(): number {
    return this.peek().line;
  }

  get batchText(): string {
    return this.#text;
  }

  /** Whether nothing but semicolons stands before. */
  get isAtStart(): boolean {
    return this.#tokens.slice(0, this.#at).every(({ kind, text }) => kind === 'symbol' && text === ';');
  }

  /** A mark to measure the source text from, see `textSince`. */
  get position(): number {
    return this.#at;
  }

  /** The tokens since a position, written out again with single blanks: a constraint's or a view's definition. */
  textSince(position: number): string {
    return this.#tokens.slice(position, this.#at).map(tokenText).join(' ');
  }

  isWord(word: string, ahead = 0): boolean {
    const token = this.peek(ahead);
    return token.kind === 'word' && token.upper === word;
  }

  isAnyWord(...words: string[]): boolean {
    const token = this.peek();
    return token.kind === 'word' && words.includes(token.upper);
  }

  isSymbol(symbol: string, ahead = 0): boolean {
    const token = this.peek(ahead);
    return token.kind === 'symbol' && token.text === symbol;
  }

  takeWord(...words: string[]): boolean {
    if (!words.every((word, index) => this.isWord(word, index))) return false;
    this.#at += words.length;
    return true;
  }

  takeSymbol(symbol: string): boolean {
    if (!this.isSymbol(symbol)) return false;
    this.#at += 1;
    return true;
  }

  expectWord(...words: string[]): void {
    for (const word of words) if (!this.takeWord(word)) throw this.syntaxError();
  }

  expectSymbol(symbol: string): void {
    if (!this.takeSymbol(symbol)) throw this.syntaxError();
  }

  /** Whether a name may stand here: a quoted one or a word that is not reserved. */
  isName(ahead = 0): boolean {
    const token = this.peek(ahead);
    return token.kind === 'quoted' || (token.kind === 'word' && !RESERVED.has(token.upper));
  }

  name(): string {
    if (!this.isName()) throw this.syntaxError();
    const { text } = this.next();
    if (text.length > 128) {
      throw failure(
        103,
        `The identifier that starts with '${text.slice(0, 128)}' is too long. Maximum length is 128.`,
        {
          severity: 15,
          state: 4,
        },
      );
    }
    return text;
  }

  /** `a.b.c`; an empty part between two dots (`db..table`) comes back as an empty string. */
  qualifiedName(): string[] {
    const parts = [this.isSymbol('.') ? '' : this.name()];
    while (this.takeSymbol('.')) parts.push(this.isSymbol('.') ? '' : this.name());
    return parts;
  }

  variable(): string {
    const token = this.next();
    if (token.kind !== 'variable' || token.text.startsWith('@@')) throw this.syntaxError(token);
    return token.text;
  }

  integer(): number {
    const negative = this.takeSymbol('-');
    const token = this.next();
    if (token.kind !== 'number' || token.form !== 'integer') throw this.syntaxError(token);
    return negative ? -Number(token.text) : Number(token.text);
  }

  list<T>(item: () => T): T[] {
    const items = [item()];
    while (this.takeSymbol(',')) items.push(item());
    return items;
  }

  parenthesized<T>(inside: () => T): T {
    this.expectSymbol('(');
    const result = inside();
    this.expectSymbol(')');
    return result;
  }

  /** SQL Server's 102, or 156 where the offender is a reserved word; at the end of the batch it names the last token. */
  syntaxError(token = this.peek()): Error {
    const last = this.#tokens[this.#tokens.length - 2];
    const offender = token.kind === 'end' && last !== undefined ? last : token;
    const position = { severity: 15, line: offender.line };
    if (offender.kind === 'word' && RESERVED.has(offender.upper)) {
      return failure(156, `Incorrect syntax near the keyword '${offender.text}'.`, position);
    }
    return failure(102, `Incorrect syntax near '${offender.text}'.`, position);
  }

  unsupported(construct: string): Error {
    return unsupported(construct, this.line);
  }
}

function tokenText(token: Token): string {
  switch (token.kind) {
    case 'quoted':
      return `[${token.text.replaceAll(']', ']]')}]`;
    case 'string':
      return `${token.national ? 'N' : ''}'${token.text.replaceAll("'", "''")}'`;
    case 'binary':
      return `0x${token.text}`;
    case 'number':
      return token.form === 'money' ? `$${token.text}` : token.text;
    default:
      return token.text;
  }
}
