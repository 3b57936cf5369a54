import type { WhenOver } from '../../integration/legacy/servers.ts';
import type { DiagnosisPage, Typed } from './diagnosis-page.ts';

/** A way in which the diagnosis fails, and how somebody mends it who reads what the page says. */
export interface Failing {
  /** What went wrong, in the words of whoever would tell it. */
  readonly name: string;
  readonly check: string;
  readonly code: string;
  /** What the page must say of it: what happened, and the way on. */
  readonly says: RegExp;
  /** How long the product itself waits before it fails, in ms, where that is longer than moments. */
  readonly waits?: number;
  /** Brings the servers up that fail so, for the length of the test, or until `whenOver` says. */
  begin(whenOver?: WhenOver): Promise<Begun>;
}

export interface Begun {
  readonly typed: Typed;
  /** Instead of typing the form alone: what else leads into the failure. */
  enter?(page: DiagnosisPage): Promise<void>;
  /** Carries the way on out, on the page or at the server, up to where the checks run again. */
  mend(page: DiagnosisPage): Promise<void>;
}
