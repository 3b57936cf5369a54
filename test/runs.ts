/** So many runs of a property in `npm test`; `npm run soak -- properties` takes its time over many more. */
export function runs(usual: number): number {
  return usual * Number(process.env.USERFERRY_TEST_RUNS ?? 1);
}

/** How far apart the instants are at which a test kills: each one of them where it takes its time. */
export function apart(usual: number): number {
  return process.env.USERFERRY_TEST_RUNS === undefined ? usual : 1;
}
