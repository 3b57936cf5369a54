import { html, Markup } from '../html/markup.ts';
import { reportStyle } from '../html/style.ts';
import { momentText } from '../wording.ts';
import type { PackEvidence } from './evidence.ts';

/** An evidence pack's report as one HTML document: readable without script, printable on A4, nothing fetched. */
export function packDocument(
  { release, made, people }: Pick<PackEvidence, 'release' | 'made' | 'people'>,
  { title, main, about }: { readonly title: string; readonly main: Markup; readonly about: string },
): string {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${title}</title>
<style>${new Markup(reportStyle)}</style>
</head>
<body>
<header><strong>Userferry ${release}</strong><span>Evidence of ${momentText(made)} · times in UTC</span></header>
<main>
${main}
</main>
<footer>${about}. Accounts stand in ledger.ndjson and exceptions.csv under pseudonyms${people ? '; people.csv says whose they are, and holds personal data' : ', which only this workspace can resolve'}. userferry report --check FOLDER tells whether this pack is as it was made; write its fingerprint into the change ticket.</footer>
</body>
</html>
`.text;
}
