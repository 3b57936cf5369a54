import type { Check } from '../common/checks.ts';
import type { TableName } from '../stores/mapping/mapping.ts';
import type { ShownCertificate } from './handshake.ts';
import type { InstanceListed } from './sql-browser.ts';

/** A step of the diagnosis, with what a person needs to mend it. */
export interface LegacyCheck extends Check {
  /** Comes with the encryption check. */
  readonly certificate?: ShownCertificate;
  /** The instances that are there, where the one named is not. */
  readonly instances?: readonly InstanceListed[];
  /** The databases that this login can open, where the one named is not among them. */
  readonly databases?: readonly string[];
  /** The tables of the store that was recognised: comes with the rights check. */
  readonly tables?: readonly TableName[];
}
