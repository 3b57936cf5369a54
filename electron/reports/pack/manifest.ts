import { createHash } from 'node:crypto';
import { z } from 'zod';
import { canonicalJson } from '../../common/canonical-json.ts';
import { parsedJson } from '../../common/json.ts';

export const manifestName = 'manifest.json';

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

const packedFile = z.strictObject({ name: z.string().min(1), bytes: z.int().min(0), sha256 });
export type PackedFile = z.infer<typeof packedFile>;

const everyPack = {
  version: z.literal(1),
  /** The release of Userferry that made it. */
  release: z.string(),
  /** ISO 8601, UTC. */
  made: z.string(),
  /** Whether it names people. */
  people: z.boolean(),
  /** In the order of their names. */
  files: z.array(packedFile).readonly(),
};

/** A pack is of a run, or of the accounts that move by signing in into a connection. */
const ofRun = z.strictObject({
  pack: z.literal('userferry-evidence'),
  ...everyPack,
  run: z.string(),
  plan: z.string(),
});
const ofTrickle = z.strictObject({
  pack: z.literal('userferry-trickle-evidence'),
  ...everyPack,
  /** The tenant’s domain. */
  tenant: z.string(),
  connection: z.string(),
  /** Of the latest look; null before the first. */
  plan: z.string().nullable(),
});
export type ManifestContent = z.infer<typeof ofRun> | z.infer<typeof ofTrickle>;

const manifest = z.discriminatedUnion('pack', [ofRun.extend({ digest: sha256 }), ofTrickle.extend({ digest: sha256 })]);
export type Manifest = z.infer<typeof manifest>;

/** The manifest's one form as text; its digest is the pack's fingerprint. */
export function renderManifest(content: ManifestContent): { readonly text: string; readonly fingerprint: string } {
  const files = content.files.toSorted((left, right) => (left.name < right.name ? -1 : 1));
  const sorted = { ...content, files };
  const fingerprint = createHash('sha256').update(canonicalJson(sorted)).digest('hex');
  return { text: `${canonicalJson({ ...sorted, digest: fingerprint })}\n`, fingerprint };
}

/** A manifest, if these bytes are one in its one form and with its own digest; null otherwise. */
export function readManifest(bytes: Uint8Array): Manifest | null {
  const read = manifest.safeParse(parsedJson(Buffer.from(bytes).toString('utf8')));
  if (!read.success) return null;
  const { digest: _, ...content } = read.data;
  return Buffer.from(renderManifest(content).text).equals(bytes) ? read.data : null;
}
