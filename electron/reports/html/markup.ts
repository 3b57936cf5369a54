/** A piece of HTML that is safe to put into a page as it is. */
export class Markup {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

type Insert = string | number | Markup | readonly Markup[];

function escapeText(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** Builds HTML from a template; whatever is inserted is escaped, unless it is Markup itself. */
export function html(strings: TemplateStringsArray, ...inserts: readonly Insert[]): Markup {
  const parts = strings.map((fixed, index) => {
    const insert = inserts[index];
    if (insert === undefined) return fixed;
    if (insert instanceof Markup) return fixed + insert.text;
    if (typeof insert === 'string' || typeof insert === 'number') return fixed + escapeText(String(insert));
    return fixed + insert.map((markup) => markup.text).join('');
  });
  return new Markup(parts.join(''));
}
