import { expect, test } from 'vitest';
import { bareTextsIn } from '../../../build/bare-texts.ts';

const found = (source: string) => bareTextsIn('renderer/some.tsx', source).map(({ text }) => text);

test('finds what is said past the catalogue, wherever it stands', () => {
  expect(found('<p>Nothing was <b>changed</b>.</p>')).toEqual(['Nothing was', 'changed']);
  expect(found('<Field label="domain" />')).toEqual(['domain']);
  expect(found('<span>{done ? "done" : t`not yet`}</span>')).toEqual(['done']);
  expect(found('const words = { hold: "Held", skip: "left out of it" };')).toEqual(['Held', 'left out of it']);
  expect(found('const text = `${count(done)} so far`;')).toEqual(['… so far']);
  expect(found('<Trans>Saved <b title="where it is">{path}</b></Trans>')).toEqual(['where it is']);
});

test('finds what could not be translated as it stands', () => {
  expect(found('plural(total, { one: "# file", other: "# files" })')).toEqual(['# file', '# files']);
  expect(found("const leave = { key: 'Escape' }")).toEqual([]);
  expect(found('<Trans>Of {plural(n, { one: "one file", other: "files" })}</Trans>')).toHaveLength(1);
  expect(found('<Trans><Plural value={n} one="one" other={<>many of them</>} /></Trans>')).toEqual(['many of them']);
  expect(found('const cell = { padding: t`4px 8px`, height: t`max(3%, ${all}%)` };')).toEqual([
    '4px 8px',
    'max(3%, …%)',
  ]);
  expect(found('t`Stopped ${known ? "at a file" : ""}`')).toEqual(['at a file']);
});

test('leaves alone what is in the catalogue, and what nobody reads', () => {
  const source = `
    import { t } from '@lingui/core/macro';
    const useStyles = makeStyles({ card: { border: '1px solid red' } });
    type Standing = 'Two words' | 'Other';
    const words = { hold: t\`Held back\`, skip: t({ message: 'Skipped', context: 'a decision' }) };
    const said = plural({ total: rows.length }, { one: \`\${number} file\`, other: \`\${number} files\` });
    export const Line = () => (
      <Trans comment="for whom">
        Hello <b className="big bold">{{ name: nameOf(row) }}</b>, <Plural value={n} one={<b>one</b>} other="many" />
      </Trans>
    );
    if (event.key === 'Enter') throw new Error('No such row.');
    const step = { name: 'legacy-database', kind: 'running' };
    const cell = { padding: '4px 8px 0', border: \`1px solid \${line}\`, height: \`max(3px, \${all}%)\` };
    const className = \`\${styles.card} \${styles.big}\`;
  `;
  expect(found(source)).toEqual([]);
});
