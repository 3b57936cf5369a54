import type { PasswordFormat, PasswordTreatment } from '../../accounts/passwords/format-labels.ts';
import type { PlanRules } from '../../accounts/plan-rules.ts';
import type { Clock } from '../../common/clock.ts';
import { accountMapper } from '../../stores/mapping/account-mapper.ts';
import { accountSource, applicationsStatement } from '../../stores/mapping/account-source.ts';
import { describeMapping } from '../../stores/mapping/describe.ts';
import { tablesOf } from '../../stores/mapping/tables-of.ts';
import type { Recognition, Store } from '../../stores/store.ts';
import type { LegacyDatabase } from '../legacy.ts';
import { recogniseStore } from './recognise-store.ts';
import { SurveyTally } from './survey-tally.ts';

export interface SurveyOptions {
  readonly rules: PlanRules;
  /** Chosen applications' ids; empty for all. */
  readonly applications: readonly string[];
  /** In front of every user id, for the samples. */
  readonly prefix: string;
  readonly clock: Clock;
  readonly pageSize: number;
  readonly signal?: AbortSignal;
  readonly onProgress?: (done: number, total: number) => void;
}

/** What the assistant learned of the legacy database before anything moves. Samples are masked; of a password only its format. */
export interface Survey {
  readonly store: string;
  readonly storeLabel: string;
  readonly confidence: 'certain' | 'likely';
  readonly evidence: readonly string[];
  readonly tables: readonly string[];
  readonly accounts: number;
  readonly applications: readonly {
    readonly id: string;
    readonly name: string;
    readonly accounts: number;
    readonly chosen: boolean;
  }[];
  readonly mapping: readonly { readonly field: string; readonly source: string; readonly samples: readonly string[] }[];
  readonly formats: readonly {
    readonly format: PasswordFormat;
    readonly label: string;
    readonly accounts: number;
    readonly treatment: PasswordTreatment;
  }[];
  readonly findings: readonly { readonly code: string; readonly accounts: number; readonly text: string }[];
  readonly tookMs: number;
}

export interface Surveyed {
  readonly store: Store;
  readonly recognition: Recognition;
  readonly survey: Survey;
}

/**
 * Recognises the store and reads every account once, in short pages, to count password formats and trouble.
 * @throws UserferryError UF-1201 when no known store is there
 */
export async function surveyDatabase(legacy: LegacyDatabase, options: SurveyOptions): Promise<Surveyed> {
  const { rules, applications, clock, signal } = options;
  const started = clock.now();
  const { store, recognition } = recogniseStore(await legacy.catalog(signal));
  const { mapping } = recognition;
  const statement = applicationsStatement(mapping);
  const found = statement === null ? [] : await legacy.applications(statement, signal);
  const source = accountSource(mapping, applications);
  const toAccount = accountMapper(mapping);
  const total = await legacy.count(source, signal);

  const tally = new SurveyTally(rules, options.prefix);
  for await (const page of legacy.readAccounts(
    source,
    { after: null, upTo: null, pageSize: options.pageSize },
    signal,
  )) {
    for (const row of page.rows) tally.add(toAccount(row, started));
    options.onProgress?.(tally.accounts, Math.max(total, tally.accounts));
  }
  return {
    store,
    recognition,
    survey: {
      store: store.name,
      storeLabel: store.label,
      confidence: recognition.confidence,
      evidence: recognition.evidence,
      tables: tablesOf(mapping).map(({ schema, name }) => `${schema}.${name}`),
      accounts: tally.accounts,
      applications: found.map((application) => ({
        ...application,
        chosen: applications.length === 0 || applications.includes(application.id),
      })),
      mapping: describeMapping(mapping).map((line) => ({ ...line, samples: tally.samplesOf(line.field) })),
      formats: tally.formats(),
      findings: tally.findings(),
      tookMs: clock.now() - started,
    },
  };
}
