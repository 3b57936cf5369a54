import type { StepName } from '../../../electron/assistant/contract/index.ts';

/** The guide's pages, named like their files in docs/guide: one for Start, one for each step, and the words. */
export const guidePageNames = [
  'start',
  'legacy-database',
  'accounts',
  'tenant',
  'strategy',
  'scripts',
  'rehearse',
  'migrate',
  'verify-and-cut-over',
  'reports',
  'words',
] as const satisfies readonly ('start' | StepName | 'words')[];
export type GuidePageName = (typeof guidePageNames)[number];

/** What stands in a line. */
export type Inline =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'strong'; readonly children: readonly Inline[] }
  /** To another page of the guide, or to a section of one. */
  | {
      readonly kind: 'link';
      readonly page: GuidePageName;
      readonly section: string | null;
      readonly children: readonly Inline[];
    };

/** What stands under a heading. */
export type Block =
  | { readonly kind: 'paragraph'; readonly children: readonly Inline[] }
  | { readonly kind: 'list'; readonly items: readonly (readonly Inline[])[] };

/** A heading with what stands under it. */
export interface Section {
  /** As links name it. */
  readonly id: string;
  readonly title: string;
  readonly blocks: readonly Block[];
}

/** One page of the guide, read from Markdown while the page is built. */
export interface GuidePage {
  readonly title: string;
  /** Above the first heading. */
  readonly blocks: readonly Block[];
  readonly sections: readonly Section[];
}

/** The words of a line without what they look like. */
export function plainText(line: readonly Inline[]): string {
  return line.map((part) => ('text' in part ? part.text : plainText(part.children))).join('');
}
