import { existsSync, globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { readGuidePage } from '../../../build/read-guide-page.ts';
import { stepName } from '../../../electron/assistant/contract/index.ts';
import {
  type Block,
  type GuidePageName,
  guidePageNames,
  type Inline,
} from '../../../renderer/help/guide/guide-tree.ts';
import { words } from '../../../renderer/help/words.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const text = (name: GuidePageName) => readFileSync(`${root}docs/guide/${name}.md`, 'utf8');
const page = (name: GuidePageName) => readGuidePage(name, text(name));

const linesOf = (block: Block): readonly (readonly Inline[])[] =>
  block.kind === 'list' ? block.items : [block.children];

/** Links that a line holds, also within strong words. */
function linksIn(line: readonly Inline[]): readonly Extract<Inline, { kind: 'link' }>[] {
  return line.flatMap((part) => {
    if (part.kind === 'link') return [part, ...linksIn(part.children)];
    return part.kind === 'strong' ? linksIn(part.children) : [];
  });
}

describe('a page of the guide', () => {
  test('is read from Markdown into what the page draws', () => {
    expect(
      readGuidePage(
        'start',
        '# Title\n\nOne **strong** line with `code`\non two lines.\n\n## What it needs\n\n- [A plan](words.md#plan)\n- Nothing\n',
      ),
    ).toEqual({
      title: 'Title',
      blocks: [
        {
          kind: 'paragraph',
          children: [
            { kind: 'text', text: 'One ' },
            { kind: 'strong', children: [{ kind: 'text', text: 'strong' }] },
            { kind: 'text', text: ' line with ' },
            { kind: 'code', text: 'code' },
            { kind: 'text', text: ' on two lines.' },
          ],
        },
      ],
      sections: [
        {
          id: 'what-it-needs',
          title: 'What it needs',
          blocks: [
            {
              kind: 'list',
              items: [
                [{ kind: 'link', page: 'words', section: 'plan', children: [{ kind: 'text', text: 'A plan' }] }],
                [{ kind: 'text', text: 'Nothing' }],
              ],
            },
          ],
        },
      ],
    });
  });

  test('has a way out of the app as its words alone, as the page opens nothing', () => {
    const { blocks } = readGuidePage(
      'start',
      '# T\n\nSee [the limits](../deploy.md) and [Auth0](https://auth0.com/docs).\n',
    );
    expect(JSON.stringify(blocks)).toContain('the limits');
    expect(blocks.flatMap(linesOf).flatMap(linksIn)).toEqual([]);
  });

  test.for([
    ['# T\n\n<b>html</b>', /html/],
    ['# T\n\n![a picture](x.png)', /image/],
    ['# T\n\n| a |\n| - |\n| b |', /table/],
    ['# T\n\n[x](nowhere.md)', /no page nowhere/],
    ['# T\n\n[x](javascript:alert(1))', /no link of the guide/],
    ['no title', /no title/],
    ['# T\n\n### too deep', /neither/],
  ] as const)('%j is refused while the page is built', ([markdown, why]) => {
    expect(() => readGuidePage('start', markdown)).toThrow(why);
  });
});

describe('the guide', () => {
  test('has a page for Start, for every step, and for the words', () => {
    expect(new Set(guidePageNames)).toEqual(new Set(['start', ...stepName.options, 'words']));
    for (const name of guidePageNames) expect(page(name).title).not.toBe('');
  });

  test.for(guidePageNames)('%s: every link leads to something that is there', (name) => {
    const { blocks, sections } = page(name);
    const lines = [...blocks, ...sections.flatMap((section) => section.blocks)].flatMap(linesOf);
    for (const { page: to, section } of lines.flatMap(linksIn)) {
      if (section !== null) expect(page(to).sections.map(({ id }) => id)).toContain(section);
    }
    for (const [, file = ''] of text(name).matchAll(/\]\(((?!https:)[^)#]+)/g)) {
      expect(existsSync(`${root}docs/guide/${file}`), file).toBe(true);
    }
  });

  test.for(guidePageNames.filter((name) => name !== 'words'))(
    '%s: says the same things in the same order, and is short',
    (name) => {
      expect(page(name).sections.map(({ title }) => title)).toEqual([
        'What happens here',
        'What it needs',
        'How long it takes',
        'What can go wrong',
        'When it is done, and how to go back',
      ]);
      expect(text(name).split(/\s+/).length).toBeLessThanOrEqual(450);
    },
  );

  test('explains exactly the words that screens can have explained, each in a sentence or two', () => {
    const { sections } = page('words');
    expect(sections.map(({ id }) => id)).toEqual([...words]);
    for (const { id, blocks } of sections) {
      expect(
        blocks.map(({ kind }) => kind),
        id,
      ).toEqual(['paragraph']);
      expect(JSON.stringify(blocks).length, id).toBeLessThan(320);
    }
  });

  test('explains no word in vain: each stands on a screen, where whoever points at it reads what it means', () => {
    const page = globSync('renderer/**/*.tsx', { cwd: root }).map((file) => readFileSync(`${root}${file}`, 'utf8'));
    const onScreen = new Set(
      page.flatMap((text) => [...text.matchAll(/<Term word="([^"]+)"/g)].map(([, word]) => word)),
    );
    expect(words.filter((word) => !onScreen.has(word))).toEqual([]);
  });
});
