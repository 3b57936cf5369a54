import { html, Markup } from './markup.ts';
import { reportStyle } from './style.ts';

/** A report as one HTML document: readable without script, printable on A4, nothing fetched. `release` and `note` stand above it. */
export function htmlDocument({
  title,
  release,
  note = 'Without personal data',
  main,
  footer,
}: {
  readonly title: string;
  readonly release?: string;
  readonly note?: string;
  readonly main: Markup;
  readonly footer: Markup | string;
}): string {
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
<header><strong>Userferry${release === undefined ? '' : ` ${release}`}</strong><span>${note} · times in UTC</span></header>
<main>
${main}
</main>
<footer>${footer}</footer>
</body>
</html>
`.text;
}
