/**
 * Users a second that Auth0's import jobs were seen to take with two jobs at a time (Auth0 Community 112785 and 140781: observed,
 * not promised): an enterprise production tenant, a production tenant without that tier, a free or staging one.
 */
export const importRates = { fast: 111, usual: 30, slow: 11 } as const;
export type ImportRate = keyof typeof importRates;

/** bcrypt of cost 10 takes about this long on one core, in ms. */
const HASHING_MS = 80;
/** Workers that hash at the same time (libuv's pool). */
const HASHING_THREADS = 4;

/** What a plan will take, before anything is sent; the run's own first jobs say more. */
export interface PlanEstimate {
  readonly files: number;
  /** Mean size of a user in a file, in bytes, from a sample of this plan. */
  readonly userBytes: number;
  /** In ms, by how fast the tenant imports. */
  readonly importing: Readonly<Record<ImportRate, number>>;
  /** Time for hashing clear-text passwords, in ms; it runs beside the imports. */
  readonly hashing: number;
}

export interface EstimateBasis {
  readonly importing: number;
  readonly clearText: number;
  /** Mean size of a user as JSON, comma included. */
  readonly userBytes: number;
  /** Bytes of a file that users can have. */
  readonly room: number;
}

/** Estimates a plan. Files are nearly full, so their number follows from the bytes. */
export function estimatePlan({ importing, clearText, userBytes, room }: EstimateBasis): PlanEstimate {
  const at = (rate: ImportRate) => Math.round((importing / importRates[rate]) * 1_000);
  return {
    files: Math.ceil((importing * userBytes) / room),
    userBytes: Math.round(userBytes),
    importing: { fast: at('fast'), usual: at('usual'), slow: at('slow') },
    hashing: Math.round((clearText * HASHING_MS) / HASHING_THREADS),
  };
}
