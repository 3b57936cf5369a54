// `npm run bench -- NAME`: one measurement, printed with what it is measured against.

/** A measurement; it prints its figures and throws when it could not be taken. */
interface Bench {
  run(args: readonly string[]): Promise<void>;
}

const benches: Readonly<Record<string, () => Promise<Bench>>> = {
  bulk: () => import('./bulk.ts'),
  container: () => import('./container.ts'),
  host: () => import('./host.ts'),
  lists: () => import('./lists.ts'),
  page: () => import('./page.ts'),
  plan: () => import('./plan.ts'),
  'practice-sql': () => import('./practice-sql.ts'),
  'sign-ins': () => import('./sign-ins.ts'),
  survey: () => import('./survey.ts'),
};

const [name = '', ...args] = process.argv.slice(2);
const load = benches[name];
if (load === undefined) {
  console.error(`usage: npm run bench -- NAME, where NAME is one of: ${Object.keys(benches).join(', ')}`);
  process.exit(2);
}
const bench = await load();
await bench.run(args);
