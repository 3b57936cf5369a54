// One of `npm run check`: in the page every text goes through the catalogue.
import { bareTextsOfThePage } from './bare-texts.ts';

const bare = bareTextsOfThePage();
for (const { file, line, text } of bare) console.log(`${file}:${line}: not in the catalogue: ${text}`);
if (bare.length > 0) console.log('How a text gets into the catalogue: docs/texts.md');
process.exit(bare.length > 0 ? 1 : 0);
