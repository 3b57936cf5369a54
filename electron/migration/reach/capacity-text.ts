import { type Capacity, publicConcurrency, scriptLimit, type Verdict } from './capacity.ts';

/** The answer in sentences, each with its figures and how sure they are; what is missing says how it is found out. */
export function capacityText(capacity: Capacity): readonly string[] {
  return [scriptTimeText(capacity), tenantText(capacity), databaseText(capacity)];
}

const number = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 1 });

function scriptTimeText({ load: { scriptTime } }: Capacity): string {
  if (scriptTime === null) {
    return 'Nobody has measured how long a sign-in takes in the script: run `script test login`, or give --script-ms.';
  }
  const { p95, runs } = scriptTime;
  const from =
    runs === null
      ? 'as you gave it'
      : `${runs < 20 ? 'the slowest' : '95 of 100'} of ${number.format(runs)} test cases, as this computer reaches the database: from Auth0’s machines the way is longer`;
  const near = p95 > scriptLimit / 2 ? ` Auth0 gives up after about ${scriptLimit / 1000} s.` : '';
  return `A sign-in takes ${number.format(p95)} ms in the script (${from}).${near}`;
}

function tenantText({ load, signInsPossible, underWay, tenant }: Capacity): string {
  const { peakSignIns, concurrency } = load;
  const limit = `${number.format(concurrency)} that the tenant runs at once, its Actions among them${concurrency === publicConcurrency ? ' (documented for the public cloud; private clouds have 100 to 1,200: --concurrency)' : ''}`;
  const possible =
    signInsPossible === null ? '' : ` They would do for ${number.format(signInsPossible)} sign-ins a second.`;
  if (peakSignIns === null || underWay === null) {
    const missing =
      peakSignIns === null
        ? ' How many come a second in your busiest minute (with import mode on only of people who haven’t moved yet), say with --peak-sign-ins.'
        : '';
    return `Scripts under way count against the ${limit}.${possible}${missing}`;
  }
  const come = `At ${number.format(peakSignIns)} sign-ins a second ${number.format(underWay.average)} scripts are under way on average and up to ${number.format(underWay.bunched)} when they come in bunches`;
  const failing = tenant === 'too-little' ? ' What comes on top fails.' : '';
  return `${come}: ${verdictWords[tenant]} the ${limit}.${failing}${possible}`;
}

const verdictWords: Readonly<Record<Verdict, string>> = {
  enough: 'well within',
  tight: 'more than half of',
  'too-little': 'more than',
  unknown: 'against',
};

function databaseText({ load: { freeConnections, concurrency }, underWay, database }: Capacity): string {
  const most = Math.min(underWay?.bunched ?? concurrency, concurrency);
  const needs = `Each container keeps one connection to SQL Server, so about ${number.format(most)} at the most`;
  if (freeConnections === null) {
    return `${needs} (Auth0 tells nobody how many containers it has). How many SQL Server still takes, a DBA sees with: ${freeStatement} Say it with --free-connections.`;
  }
  return `${needs}: ${verdictWords[database]} the ${number.format(freeConnections)} that SQL Server still takes, as you gave it.`;
}

/** Microsoft Learn: @@MAX_CONNECTIONS is 32,767 unless “user connections” says less; Azure SQL's tiers limit sessions otherwise. */
const freeStatement = 'SELECT @@MAX_CONNECTIONS - COUNT(*) FROM sys.dm_exec_sessions WHERE is_user_process = 1;';
