// One of `npm run check`: in the page every text goes through the catalogue, but where build/inline-texts.json still lists the place.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { bareTextsOfThePage } from './bare-texts.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const listFile = 'build/inline-texts.json';

function listed(json: string): readonly string[] {
  const entries: unknown = JSON.parse(json);
  if (Array.isArray(entries) && entries.every((entry) => typeof entry === 'string')) return entries;
  throw new Error(`${listFile} is to be a list of paths.`);
}

/** The list as it was committed last; undefined where there is no git to ask, or no list yet. */
function listedBefore(): readonly string[] | undefined {
  const { status, stdout } = spawnSync('git', ['show', `HEAD:${listFile}`], { cwd: root, encoding: 'utf8' });
  return status === 0 ? listed(stdout) : undefined;
}

const list = listed(readFileSync(`${root}${listFile}`, 'utf8'));
const bare = bareTextsOfThePage();
const isListed = (file: string) =>
  list.find((place) => file === place || (place.endsWith('/') && file.startsWith(place)));
const used = new Set(bare.map(({ file }) => isListed(file)));
const before = listedBefore();

const problems = [
  ...bare
    .filter(({ file }) => isListed(file) === undefined)
    .map(({ file, line, text }) => `${file}:${line}: not in the catalogue: ${text}`),
  ...list
    .filter((place) => !used.has(place))
    .map((place) => `${listFile}: take ${place} off: its texts are in the catalogue.`),
  ...list
    .filter((place) => before?.includes(place) === false)
    .map((place) => `${listFile}: ${place} was not on it; the list only gets shorter.`),
];
for (const problem of problems) console.log(problem);
if (problems.length > 0) console.log('How a text gets into the catalogue: docs/texts.md');
process.exit(problems.length > 0 ? 1 : 0);
