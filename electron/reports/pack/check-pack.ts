import { createHash } from 'node:crypto';
import { canonicalJson } from '../../common/canonical-json.ts';
import { parsedJson } from '../../common/json.ts';
import { outcomes } from '../../common/words.ts';
import { type ChainLink, chainLink, follows } from '../../journal/chain/link.ts';
import { checkedEvidence } from './evidence.ts';
import { type Manifest, manifestName, type PackedFile, readManifest } from './manifest.ts';
import { brokenChain, changedFile, missingFile, noPack, strangeFile, unequalParts } from './pack-errors.ts';
import { chainName, evidenceName, ledgerLine, ledgerName, linesOf } from './pack-lines.ts';

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
  const accounts = await checkLedger(files, manifest, last);
  const evidence = checkedEvidence.parse(parsedJson((await whole(files.read(evidenceName))).toString('utf8')));
  return {
    manifest,
    fingerprint: manifest.digest,
    accounts,
    links: last.number,
    findings: evidence.journal.findings.length,
  };
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

/** Holds the ledger against its seal, the manifest and the counts; gives the number of accounts. */
async function checkLedger(files: PackFiles, manifest: Manifest, seal: ChainLink): Promise<number> {
  const { of } = seal;
  if (of.kind !== 'sealed') throw unequalParts(chainName, 'the chain does not end with the ledger’s seal');
  const ledger = manifest.files.find(({ name }) => name === ledgerName);
  if (of.ledger !== ledger?.sha256) throw unequalParts(ledgerName, 'it is not the ledger that the chain has sealed');
  if (of.run !== manifest.run || of.plan !== manifest.plan) {
    throw unequalParts(manifestName, `the chain has sealed run ${of.run} of plan ${of.plan}`);
  }
  const counts = new Map<string, number>();
  let accounts = 0;
  for await (const text of linesOf(files.read(ledgerName))) {
    accounts += 1;
    const line = ledgerLine.safeParse(parsedJson(text));
    if (!line.success || line.data.sequence !== accounts) {
      throw unequalParts(ledgerName, `line ${accounts} is not account ${accounts}`);
    }
    const outcome = line.data.outcome ?? 'pending';
    counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
  }
  if (of.lines !== accounts)
    throw unequalParts(ledgerName, `${accounts} accounts, and the chain has sealed ${of.lines}`);
  const evidence = checkedEvidence.safeParse(parsedJson((await whole(files.read(evidenceName))).toString('utf8')));
  if (!evidence.success) throw unequalParts(evidenceName, evidence.error.message);
  const { counts: told, run } = evidence.data;
  if (run.id !== manifest.run || run.plan !== manifest.plan)
    throw unequalParts(evidenceName, `it is about run ${run.id}`);
  if (told.total !== accounts)
    throw unequalParts(evidenceName, `${told.total} accounts planned, ${accounts} in the ledger`);
  for (const outcome of [...outcomes, 'pending']) {
    const found = counts.get(outcome) ?? 0;
    if (told[outcome] !== found)
      throw unequalParts(evidenceName, `${outcome}: ${told[outcome]}, and ${found} in the ledger`);
  }
  return accounts;
}

async function whole(content: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of content) chunks.push(chunk);
  return Buffer.concat(chunks);
}
