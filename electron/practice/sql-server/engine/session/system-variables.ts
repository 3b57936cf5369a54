import { unsupported } from '../failure.ts';
import type { SqlType, SqlValue } from '../interface.ts';
import type { BoundValue } from '../plan/bound.ts';
import { supplied } from '../plan/constant.ts';
import { decimal, INT, nvarchar } from '../scalar/types.ts';
import type { SessionState } from './session-state.ts';

/** The product that the practice server says it is like; the text says that it is not it. */
export const VERSION = {
  number: '15.0.2000.5',
  edition: 'Developer Edition (64-bit)',
  text: 'Microsoft SQL Server 2019 (RTM) - 15.0.2000.5 (Userferry practice server: an imitation for rehearsals, not Microsoft SQL Server)',
} as const;

type Reader = readonly [type: SqlType, read: (state: SessionState) => SqlValue];

const SMALLINT: SqlType = { base: 'smallint' };
const TINYINT: SqlType = { base: 'tinyint' };

const READERS: { readonly [name: string]: Reader } = {
  '@@VERSION': [nvarchar(300), () => VERSION.text],
  '@@ROWCOUNT': [INT, ({ rowCount }) => rowCount],
  '@@ERROR': [INT, ({ lastError }) => lastError],
  '@@IDENTITY': [decimal(38, 0), ({ lastIdentity }) => lastIdentity],
  '@@TRANCOUNT': [INT, ({ transactionCount }) => transactionCount],
  '@@SPID': [SMALLINT, ({ spid }) => spid],
  '@@SERVERNAME': [nvarchar(128), ({ server }) => server.name],
  '@@SERVICENAME': [nvarchar(128), () => 'MSSQLSERVER'],
  '@@LANGUAGE': [nvarchar(128), () => 'us_english'],
  '@@LANGID': [SMALLINT, () => 0],
  '@@DATEFIRST': [TINYINT, () => 7],
  '@@LOCK_TIMEOUT': [INT, ({ lockTimeout }) => lockTimeout],
  '@@MAX_PRECISION': [TINYINT, () => 38],
  '@@TEXTSIZE': [INT, ({ textSize }) => textSize],
  '@@MICROSOFTVERSION': [INT, () => 0x0f0007d0],
};

/** Those that SQL Server has besides (SQL Server docs: "Configuration functions", "System statistical functions", …). */
const REFUSED = new Set(
  (
    'CONNECTIONS CPU_BUSY CURSOR_ROWS DBTS DEF_SORTORDER_ID DEFAULT_LANGID FETCH_STATUS IDLE IO_BUSY MAX_CONNECTIONS NESTLEVEL ' +
    'OPTIONS PACK_RECEIVED PACK_SENT PACKET_ERRORS PROCID REMSERVER TIMETICKS TOTAL_ERRORS TOTAL_READ TOTAL_WRITE'
  ).split(' '),
);

/** `@@…`, read when the statement runs; undefined for those that SQL Server doesn't have either. */
export function systemVariable(name: string, state: SessionState): BoundValue | undefined {
  const upper = name.toUpperCase();
  const reader = READERS[upper];
  if (reader === undefined) {
    if (REFUSED.has(upper.slice(2))) throw unsupported(upper);
    return undefined;
  }
  const [type, read] = reader;
  return supplied(type, upper === '@@IDENTITY', () => read(state));
}
