import type { JsonObject } from '../common/json.ts';
import type { Database } from './database.ts';
import { notInJournal } from './errors.ts';
import type { JournalKeys } from './journal-keys.ts';
import { bytes, integer, orNull, text, word } from './row.ts';

/** What is known of one value of a connection's `configuration`: keyed digests, never the value. */
export interface ConfigurationMark {
  /** Of the plain value; null where only Auth0 knows it. */
  readonly value: string | null;
  /** Of what Auth0 gives back for it; null where that is not known, or never twice the same. */
  readonly sealed: string | null;
}

/** A connection as it was or should be, without its secrets. */
export interface ConnectionImage {
  /** Members beside `options`. */
  readonly fields: JsonObject;
  /** Without `customScripts` and `configuration`. */
  readonly options: JsonObject;
  /** By Auth0's keys. */
  readonly scripts: Readonly<Record<string, string>>;
  readonly configuration: Readonly<Record<string, ConfigurationMark>>;
  /** Client ids, sorted. */
  readonly applications: readonly string[];
}

/** `intended`: written down, and perhaps applied; `refused`: Auth0 surely did not take it. */
export type DeploymentState = 'intended' | 'applied' | 'refused';

export interface NewDeployment {
  readonly tenant: string;
  /** The connection's name, and its id where it is there already. */
  readonly name: string;
  readonly connection: string | null;
  readonly mode: string;
  readonly made: number;
  /** What the tenant had; null where there was no such connection. */
  readonly before: ConnectionImage | null;
  readonly wished: ConnectionImage;
}

export interface DeploymentRecord extends NewDeployment {
  /** Counts from 1, over all connections of the workspace. */
  readonly number: number;
  readonly state: DeploymentState;
  /** What the tenant gave back afterwards; null unless applied. */
  readonly after: ConnectionImage | null;
}

/** What was deployed, and what was there before. */
export interface Deployments {
  /** Writes down what is about to be sent; gives its number. */
  begin(deployment: NewDeployment): number;
  applied(number: number, connection: string, after: ConnectionImage): void;
  refused(number: number): void;
  /** Those to the connection of that name, oldest first; what Auth0 refused is left out. */
  of(tenant: string, name: string): readonly DeploymentRecord[];
}

export function deployments(database: Database, keys: JournalKeys): Deployments {
  const sealed = (image: ConnectionImage | null) => (image === null ? null : keys.seal(JSON.stringify(image)));
  const opened = (content: Uint8Array | null): ConnectionImage | null =>
    content === null ? null : (JSON.parse(keys.open(content)) as ConnectionImage);
  const required = (image: ConnectionImage | null): ConnectionImage => {
    if (image === null) throw new TypeError('the journal holds a deployment without what was wished');
    return image;
  };
  const changed = (number: number, rows: number) => {
    if (rows === 0) throw notInJournal(`deployment ${number}`);
  };
  return {
    begin: ({ tenant, name, connection, mode, made, before, wished }) =>
      database.insert(
        `INSERT INTO deployment (tenant, name, connection, state, mode, made, before, wished)
         VALUES (?, ?, ?, 'intended', ?, ?, ?, ?)`,
        tenant,
        name,
        connection,
        mode,
        made,
        sealed(before),
        sealed(wished),
      ),
    applied: (number, connection, after) =>
      changed(
        number,
        database.run(
          `UPDATE deployment SET state = 'applied', connection = ?, after = ? WHERE id = ?`,
          connection,
          sealed(after),
          number,
        ),
      ),
    refused: (number) => changed(number, database.run(`UPDATE deployment SET state = 'refused' WHERE id = ?`, number)),
    of: (tenant, name) =>
      database
        .all(`SELECT * FROM deployment WHERE tenant = ? AND name = ? AND state <> 'refused' ORDER BY id`, tenant, name)
        .map((row) => ({
          number: integer(row, 'id'),
          tenant: text(row, 'tenant'),
          name: text(row, 'name'),
          connection: orNull(text, row, 'connection'),
          state: word<DeploymentState>(row, 'state'),
          mode: text(row, 'mode'),
          made: integer(row, 'made'),
          before: opened(orNull(bytes, row, 'before')),
          wished: required(opened(bytes(row, 'wished'))),
          after: opened(orNull(bytes, row, 'after')),
        })),
  };
}
