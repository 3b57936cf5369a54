import type { Attestation } from '../../common/circumstances.ts';
import type { TrickleConnection } from '../../journal/chain/chain-book.ts';
import type { NamedLine } from '../../journal/sealed-lines.ts';
import type { StandingLine } from '../../journal/standing-lines.ts';
import type { MigrationJournal } from './planning.ts';

/** What the evidence pack of accounts that move by signing in is made of, beside a run's. */
export interface EvidencingTrickle {
  /** The latest look at a place, by its number, and its plan; null before the first. */
  latestLookNumber(place: string): { readonly look: number; readonly plan: string } | null;
  standingLinesPage(look: number, after: number, limit: number): readonly StandingLine[];
  standingNamesPage(look: number, after: number, limit: number): readonly NamedLine[];
  /** Notes in the chain, with the time of now, who answers for what moves into a connection. */
  attestTrickle(into: TrickleConnection, attestation: Attestation): void;
  trickleAttestations(into: TrickleConnection): readonly (Attestation & { readonly at: number })[];
  /** Ties the standings, as they were written into a pack, to the chain. */
  sealTrickle(into: TrickleConnection, plan: string | null, lines: number, ledger: string): void;
  /** Notes the pack that was made. */
  noteTricklePack(into: TrickleConnection, fingerprint: string): void;
}

export function evidencingTrickle({ chain, looks, standingLines, transaction }: MigrationJournal): EvidencingTrickle {
  return {
    latestLookNumber(place) {
      const latest = looks.latest(place);
      return latest === null ? null : { look: latest.look, plan: latest.result.plan };
    },
    standingLinesPage: (look, after, limit) => standingLines.page(look, after, limit),
    standingNamesPage: (look, after, limit) => standingLines.names(look, after, limit),
    attestTrickle: (into, attestation) => transaction(() => chain.attest(into, attestation)),
    trickleAttestations: (into) => chain.attestations(into),
    sealTrickle: ({ tenant, connection }, plan, lines, ledger) =>
      transaction(() => chain.trickleSealed({ tenant, connection, plan, lines, ledger })),
    noteTricklePack: (into, fingerprint) => transaction(() => chain.tricklePacked(into, fingerprint)),
  };
}
