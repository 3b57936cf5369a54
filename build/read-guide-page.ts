import { lexer, type Token, type Tokens } from 'marked';
import {
  type Block,
  type GuidePage,
  type GuidePageName,
  guidePageNames,
  type Inline,
  type Section,
} from '../renderer/help/guide/guide-tree.ts';

/**
 * A page of docs/guide as a tree. Only what the guide uses is understood: a title, headings under it, paragraphs, lists, strong words,
 * code and links. Links that lead out of the guide become their words, since the page opens no other site and no file.
 * @throws with the page and what is wrong, where Markdown holds anything else or a link leads to no page of the guide.
 */
export function readGuidePage(name: GuidePageName, markdown: string): GuidePage {
  const fail = (what: string): never => {
    throw new Error(`docs/guide/${name}.md: ${what}`);
  };

  function inlineOf(token: Token): readonly Inline[] {
    switch (token.type) {
      case 'text':
      case 'escape':
        return [{ kind: 'text', text: token.text.replaceAll('\n', ' ') }];
      case 'codespan':
        return [{ kind: 'code', text: token.text }];
      case 'strong':
        return [{ kind: 'strong', children: lineOf(token.tokens) }];
      case 'link':
        return linkOf(token.href, lineOf(token.tokens));
      default:
        return fail(`“${token.raw}” is a ${token.type}, which the guide doesn’t use in a line`);
    }
  }

  const lineOf = (tokens: readonly Token[] = []): readonly Inline[] => tokens.flatMap(inlineOf);

  function linkOf(address: string, children: readonly Inline[]): readonly Inline[] {
    const [, file, section] = /^([a-z-]+)\.md(?:#([a-z0-9-]+))?$/.exec(address) ?? [];
    if (file === undefined)
      return /^(https:|\.\.\/)/.test(address) ? children : fail(`${address} is no link of the guide`);
    const page = guidePageNames.find((known) => known === file) ?? fail(`there is no page ${file}`);
    return [{ kind: 'link', page, section: section ?? null, children }];
  }

  function blockOf(token: Token): readonly Block[] {
    switch (token.type) {
      case 'space':
        return [];
      case 'paragraph':
        return [{ kind: 'paragraph', children: lineOf(token.tokens) }];
      case 'list':
        return [{ kind: 'list', items: (token as Tokens.List).items.map(itemOf) }];
      default:
        return fail(`“${token.raw}” is a ${token.type}, which the guide doesn’t use`);
    }
  }

  /** A list's item is one line; marked wraps it into a block of text. */
  const itemOf = ({ tokens }: Tokens.ListItem): readonly Inline[] =>
    tokens.flatMap((token) => (token.type === 'text' && 'tokens' in token ? lineOf(token.tokens) : inlineOf(token)));

  let title: string | undefined;
  const above: Block[] = [];
  const sections: (Section & { readonly blocks: Block[] })[] = [];
  for (const token of lexer(markdown)) {
    if (token.type !== 'heading') (sections.at(-1)?.blocks ?? above).push(...blockOf(token));
    else if (token.depth === 1 && title === undefined) title = token.text;
    else if (token.depth === 2) sections.push({ id: sectionId(token.text), title: token.text, blocks: [] });
    else fail(`“${token.raw.trim()}” is neither the title nor a heading under it`);
  }
  return { title: title ?? fail('has no title'), blocks: above, sections };
}

/** As GitHub makes it of a heading. */
function sectionId(title: string): string {
  return title
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N} -]/gu, '')
    .replaceAll(' ', '-');
}
