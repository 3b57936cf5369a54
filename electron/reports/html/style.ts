/** The report's style sheet: one file, no script, nothing fetched; prints on A4. */
export const reportStyle = `
:root { --text: #242424; --quiet: #616161; --line: #d1d1d1; --brand: #0f6cbd; --good: #107c10; --good-back: #f1faf1;
  --care: #bc4b09; --care-back: #fff9f5; --bad: #b10e1c; --gold: #c4a15a; --rest: #bdbdbd; }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 40px 28px 64px; max-width: 860px; color: var(--text); background: #fff;
  font: 14px/20px "Segoe UI Variable", "Segoe UI", system-ui, -apple-system, "Noto Sans", sans-serif; font-variant-numeric: tabular-nums; }
header { display: flex; justify-content: space-between; color: var(--quiet); border-bottom: 1px solid var(--line); padding-bottom: 12px; }
header strong { color: var(--text); }
h1 { font-size: 32px; line-height: 40px; font-weight: 600; margin: 20px 0 0; }
h2 { font-size: 16px; line-height: 22px; font-weight: 600; margin: 28px 0 4px; }
.lead { font-size: 18px; line-height: 26px; margin: 0 0 12px; }
dl { display: grid; grid-template-columns: 110px 1fr 110px 1fr; gap: 4px 8px; margin: 12px 0 20px; }
dt { color: var(--quiet); } dd { margin: 0; overflow-wrap: anywhere; }
.answer { border: 1px solid #9fd89f; border-left: 5px solid var(--good); background: var(--good-back); border-radius: 4px; padding: 16px 20px; font-size: 18px; line-height: 27px; }
.answer.attention { border-color: #fdcfb4; border-left-color: var(--care); background: var(--care-back); }
.numbers { display: flex; flex-wrap: wrap; gap: 12px 0; margin: 20px 0 12px; }
.numbers div { flex: 1 0 110px; padding: 0 14px; border-left: 1px solid var(--line); color: var(--quiet); }
.numbers div:first-child { padding-left: 0; border-left: 0; }
.numbers b { display: block; font-size: 24px; line-height: 32px; font-weight: 600; color: var(--text); }
.bar { display: flex; height: 10px; border-radius: 4px; overflow: hidden; background: #ebebeb; gap: 1px; }
.bar i { display: block; min-width: 3px; }
.imported { background: var(--brand); } .held { background: var(--gold); } .present, .updated { background: #77b7f7; }
.skipped { background: var(--rest); } .rejected { background: var(--bad); } .uncertain { background: #f7630c; }
table { width: 100%; border-collapse: collapse; }
th { text-align: left; font-weight: 400; color: var(--quiet); } th, td { padding: 5px 12px 5px 0; border-bottom: 1px solid #ebebeb; vertical-align: top; }
td.number, th.number { text-align: right; padding-right: 0; white-space: nowrap; } tr.sum td { font-weight: 600; } td.within { padding-left: 14px; }
.facts td:first-child { width: 130px; } .facts td:last-child { overflow-wrap: anywhere; } code { font-size: 12px; overflow-wrap: anywhere; }
.matrix th, .matrix td { padding: 4px 2px; text-align: center; font-size: 12px; } .matrix th:first-child, .matrix td:first-child { text-align: left; font-size: inherit; padding-right: 8px; }
.matrix th { vertical-align: bottom; } .matrix th span { writing-mode: vertical-rl; transform: rotate(180deg); white-space: nowrap; } .matrix .failed { font-weight: 600; color: var(--bad); }
.matrix .not-applicable, .matrix .not-tried { color: var(--quiet); }
.columns { display: grid; grid-template-columns: 1fr 1fr; gap: 0 36px; }
.quiet { color: var(--quiet); } footer { margin-top: 36px; padding-top: 12px; border-top: 1px solid var(--line); color: var(--quiet); font-size: 12px; overflow-wrap: anywhere; }
@media (max-width: 640px) { .columns { grid-template-columns: 1fr; } dl { grid-template-columns: 110px 1fr; } }
@media print { @page { size: A4; margin: 14mm 14mm 16mm; @bottom-right { content: "Page " counter(page) " of " counter(pages); font: 10px sans-serif; color: #616161; } }
  body { padding: 0; max-width: none; font-size: 12px; line-height: 17px; } h1 { font-size: 26px; line-height: 34px; } h2 { font-size: 14px; line-height: 20px; margin-top: 18px; }
  .lead { font-size: 15px; line-height: 22px; } dl { gap: 2px 8px; margin: 10px 0 14px; } .answer { font-size: 15px; line-height: 22px; padding: 12px 16px; margin: 12px 0; }
  .numbers b { font-size: 19px; line-height: 26px; } th, td { padding-top: 3px; padding-bottom: 3px; } h2, tr, table, .answer, .numbers { break-inside: avoid; } table.story { break-inside: auto; } h2 { break-after: avoid; } * { -webkit-print-color-adjust: exact; print-color-adjust: exact; } }
@media screen and (prefers-color-scheme: dark) { :root { --text: #fff; --quiet: #adadad; --line: #525252; --brand: #479ef5; --good: #54b054; --good-back: #052505; --care: #faa06b; --care-back: #4a1e04; --bad: #dc626d; }
  body { background: #292929; } .bar { background: #3d3d3d; } th, td { border-color: #3d3d3d; } .answer { border-color: #0e7a0b; } .answer.attention { border-color: #8a3707; } }
`;
