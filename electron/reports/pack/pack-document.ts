import { htmlDocument } from '../html/html-document.ts';
import type { Markup } from '../html/markup.ts';
import { momentText } from '../wording.ts';
import type { PackEvidence } from './evidence.ts';

/** An evidence pack's report as one HTML document: readable without script, printable on A4, nothing fetched. */
export function packDocument(
  { release, made, people }: Pick<PackEvidence, 'release' | 'made' | 'people'>,
  { title, main, about }: { readonly title: string; readonly main: Markup; readonly about: string },
): string {
  const whose = people
    ? '; people.csv says whose they are, and holds personal data'
    : ', which only this workspace can resolve';
  return htmlDocument({
    title,
    release,
    note: `Evidence of ${momentText(made)}`,
    main,
    footer: `${about}. Accounts stand in ledger.ndjson and exceptions.csv under pseudonyms${whose}. userferry report --check FOLDER tells whether this pack is as it was made; write its fingerprint into the change ticket.`,
  });
}
