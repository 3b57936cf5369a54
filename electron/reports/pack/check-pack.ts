import { createHash } from 'node:crypto';
import { canonicalJson } from '../../common/canonical-json.ts';
import { parsedJson } from '../../common/json.ts';
import { type ChainLink, chainLink, follows } from '../../journal/chain/link.ts';
import { kindOfPack } from './kind-of-pack.ts';
import { type Manifest, manifestName, type PackedFile, readManifest } from './manifest.ts';
import { brokenChain, changedFile, missingFile, noPack, strangeFile, unequalParts } from './pack-errors.ts';
import { chainName, evidenceName, ledgerName, linesOf } from './pack-lines.ts';

/** A pack's files, wherever they are. */
export interface PackFiles {
  /** For a sentence. */
  readonly place: string;
  /** Everything that is there, folders too, by name. */
  names(): Promise<readonly string[]>;
  read(name: string): AsyncIterable<Uint8Array>;
}

/** A pack that is as it was made. */
export interface CheckedPack {
  readonly manifest: Manifest;
  readonly fingerprint: string;
  readonly accounts: number;
  readonly links: number;
  /** What the pack itself says was found altered in the journal. */
  readonly findings: number;
}

/**
 * Whether a pack is as it was made: nothing missing, added or changed, an unbroken chain that ends with the ledger's seal, counts that
 * the ledger bears out. Needs nothing but the pack. Whoever makes all of it anew passes too, but with another fingerprint.
 * @throws UserferryError UF-5011 (no pack), UF-5012 to UF-5016, each naming the file
 */
export async function checkPack(files: PackFiles): Promise<CheckedPack> {
  const names = await files.names();
  if (!names.includes(manifestName)) throw noPack(files.place, 'manifest.json is missing');
  const manifest = readManifest(await whole(files.read(manifestName)));
  if (manifest === null) throw changedFile(manifestName, 'its digest or its form is another');
  const known = new Set([manifestName, ...manifest.files.map(({ name }) => name)]);
  for (const { name } of manifest.files) if (!names.includes(name)) throw missingFile(name);
  for (const name of names) if (!known.has(name)) throw strangeFile(name);
  for (const file of manifest.files) await compareFile(file, files.read(file.name));
  for (const name of [ledgerName, chainName, evidenceName]) {
    if (!known.has(name)) throw missingFile(name);
  }
  const last = await checkChain(files.read(chainName));
  const { accounts, findings } = await checkLedger(files, manifest, last);
  return { manifest, fingerprint: manifest.digest, accounts, links: last.number, findings };
}

async function compareFile({ name, bytes, sha256 }: PackedFile, content: AsyncIterable<Uint8Array>): Promise<void> {
  const sum = createHash('sha256');
  let found = 0;
  for await (const chunk of content) {
    sum.update(chunk);
    found += chunk.length;
  }
  const digest = sum.digest('hex');
  if (found === bytes && digest === sha256) return;
  throw changedFile(name, `${found} bytes with SHA-256 ${digest}; the manifest says ${bytes} with ${sha256}`);
}

/** Gives the last link. */
async function checkChain(content: AsyncIterable<Uint8Array>): Promise<ChainLink> {
  let before: ChainLink | null = null;
  let line = 0;
  for await (const text of linesOf(content)) {
    line += 1;
    const read = chainLink.safeParse(parsedJson(text));
    if (!read.success || canonicalJson(read.data) !== text) throw brokenChain(chainName, line, 'this is no link');
    if (!follows(read.data, before)) throw brokenChain(chainName, line, 'it does not follow from the one before');
    before = read.data;
  }
  if (before === null) throw brokenChain(chainName, 1, 'it has no link');
  return before;
}

/** Holds the ledger against its seal, the manifest and the counts. */
async function checkLedger(files: PackFiles, manifest: Manifest, seal: ChainLink): Promise<CheckedParts> {
  const kind = kindOfPack(manifest);
  const sealed = kind.sealed(seal);
  if (sealed === null) throw unequalParts(chainName, 'the chain does not end with the ledger’s seal');
  const ledger = manifest.files.find(({ name }) => name === ledgerName);
  if (sealed.ledger !== ledger?.sha256)
    throw unequalParts(ledgerName, 'it is not the ledger that the chain has sealed');
  if (sealed.about !== kind.about) throw unequalParts(manifestName, `the chain has sealed ${sealed.about}`);
  const counts = new Map<string, number>();
  let accounts = 0;
  for await (const text of linesOf(files.read(ledgerName))) {
    accounts += 1;
    const line = kind.line(parsedJson(text));
    if (line === null || line.sequence !== accounts) {
      throw unequalParts(ledgerName, `line ${accounts} is not account ${accounts}`);
    }
    counts.set(line.state, (counts.get(line.state) ?? 0) + 1);
  }
  if (sealed.lines !== accounts)
    throw unequalParts(ledgerName, `${accounts} accounts, and the chain has sealed ${sealed.lines}`);
  const told = kind.evidence(parsedJson((await whole(files.read(evidenceName))).toString('utf8')));
  if (typeof told === 'string') throw unequalParts(evidenceName, told);
  if (told.about !== kind.about) throw unequalParts(evidenceName, `it is about ${told.about}`);
  const { total } = told.counts;
  if (total !== accounts) throw unequalParts(evidenceName, `${total} accounts planned, ${accounts} in the ledger`);
  for (const state of kind.states) {
    const found = counts.get(state) ?? 0;
    if (told.counts[state] !== found)
      throw unequalParts(evidenceName, `${state}: ${told.counts[state]}, and ${found} in the ledger`);
  }
  return { accounts, findings: told.findings };
}

interface CheckedParts {
  readonly accounts: number;
  /** So many places, as the evidence says. */
  readonly findings: number;
}

async function whole(content: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of content) chunks.push(chunk);
  return Buffer.concat(chunks);
}
