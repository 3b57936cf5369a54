import { z } from 'zod';
import { workspaceFile } from './workspace.ts';

/** The workspace file's JSON Schema, for editors; `schemas/workspace.schema.json` is this, and a test holds them together. */
export function workspaceJsonSchema(): string {
  const schema = z.toJSONSchema(workspaceFile, { io: 'input' });
  return `${JSON.stringify({ title: 'Userferry workspace', ...schema }, null, 2)}\n`;
}
