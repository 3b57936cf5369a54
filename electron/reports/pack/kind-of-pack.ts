import { standings } from '../../common/trickle-words.ts';
import { outcomes } from '../../common/words.ts';
import type { ChainLink } from '../../journal/chain/link.ts';
import { checkedEvidence } from './evidence.ts';
import type { Manifest } from './manifest.ts';
import { ledgerLine, standingLine } from './pack-lines.ts';
import { checkedTrickleEvidence } from './trickle-evidence.ts';

/** What a check holds against each other, of a run's pack or of one on accounts that move by signing in. */
export interface KindOfPack {
  /** What the pack is about, as its manifest says; in words that seal and evidence have to give alike. */
  readonly about: string;
  /** Every way in which an account stands in the ledger; the evidence counts each. */
  readonly states: readonly string[];
  /** What the chain's last link seals; null where it seals nothing of this kind. */
  sealed(link: ChainLink): { readonly about: string; readonly lines: number; readonly ledger: string } | null;
  /** A line of the ledger; null where it is none. */
  line(value: unknown): { readonly sequence: number; readonly state: string } | null;
  /** What the evidence tells of itself; a text where it has another form. */
  evidence(value: unknown):
    | string
    | {
        readonly about: string;
        readonly counts: Readonly<Record<string, number>>;
        readonly findings: number;
      };
}

export function kindOfPack(manifest: Manifest): KindOfPack {
  return manifest.pack === 'userferry-evidence' ? packOfRun(manifest) : packOfTrickle(manifest);
}

function packOfRun(manifest: { readonly run: string; readonly plan: string }): KindOfPack {
  const about = (run: string, plan: string) => `run ${run} of plan ${plan}`;
  return {
    about: about(manifest.run, manifest.plan),
    states: [...outcomes, 'pending'],
    sealed: ({ of }) => (of.kind === 'sealed' ? { ...of, about: about(of.run, of.plan) } : null),
    line(value) {
      const { success, data } = ledgerLine.safeParse(value);
      return success ? { sequence: data.sequence, state: data.outcome ?? 'pending' } : null;
    },
    evidence(value) {
      const { success, data, error } = checkedEvidence.safeParse(value);
      if (!success) return error.message;
      const { run, counts, journal } = data;
      return { about: about(run.id, run.plan), counts, findings: journal.findings.length };
    },
  };
}

interface AboutTrickle {
  readonly tenant: string;
  readonly connection: string;
  readonly plan: string | null;
}

function packOfTrickle(manifest: AboutTrickle): KindOfPack {
  const about = ({ tenant, connection, plan }: AboutTrickle) =>
    `connection ${connection} of ${tenant}, ${plan === null ? 'before anybody looked' : `plan ${plan}`}`;
  return {
    about: about(manifest),
    states: standings,
    sealed: ({ of }) => (of.kind === 'trickle-sealed' ? { ...of, about: about(of) } : null),
    line(value) {
      const { success, data } = standingLine.safeParse(value);
      return success ? { sequence: data.sequence, state: data.standing } : null;
    },
    evidence(value) {
      const { success, data, error } = checkedTrickleEvidence.safeParse(value);
      if (!success) return error.message;
      const { trickle, counts, journal } = data;
      return { about: about(trickle), counts, findings: journal.findings.length };
    },
  };
}
