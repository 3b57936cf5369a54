import type { KeptDraft, KeptDraftName } from '../contract/index.ts';
import type { Desk } from '../desk/desk.ts';
import type { Wizard } from '../wizard/wizard.ts';

/** Characters of JSON: the largest form there is, with a certificate authority's text in it, is a tenth over half of this. */
const LARGEST_DRAFT = 160_000;

/** A connection string is easily pasted into the wrong field, and an address may have a password before its host. */
const passwordInText = /\b(password|pwd|secret|accesstoken)\s*=|:\/\/[^\s/"]*:[^\s/"]*@/i;

/** What was typed into the forms of a workspace and not saved yet; nothing of one that is not open. */
export function draftsOf(desk: Desk, workspace: string): readonly KeptDraft[] {
  return openHere(desk, workspace)?.file.drafts ?? [];
}

/** Keeps what is typed, in the place of what was kept under its name; what is too large or looks like a secret is not kept at all. */
export function keepDraft(desk: Desk, workspace: string, draft: KeptDraft): void {
  const text = JSON.stringify(draft);
  const keepable = text.length <= LARGEST_DRAFT && !passwordInText.test(text);
  changeDrafts(desk, workspace, draft.name, keepable ? [draft] : []);
}

/** Forgets what was kept under a name. */
export function dropDraft(desk: Desk, workspace: string, name: KeptDraftName): void {
  changeDrafts(desk, workspace, name, []);
}

/** A page that is late speaks of a workspace that was left: what was typed there says nothing of this one. */
function openHere({ wizard }: Desk, workspace: string): Wizard | null {
  return wizard.file.workspace.id === workspace ? wizard : null;
}

function changeDrafts(desk: Desk, workspace: string, name: KeptDraftName, now: readonly KeptDraft[]): void {
  const wizard = openHere(desk, workspace);
  if (wizard === null) return;
  const { drafts } = wizard.file;
  const others = drafts.filter((draft) => draft.name !== name);
  if (now.length === 0 && others.length === drafts.length) return;
  wizard.remember({ drafts: [...others, ...now] });
}
