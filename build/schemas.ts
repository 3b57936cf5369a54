// Writes schemas/workspace.schema.json from the code: `node build/run.mjs build/schemas.ts` after a change of the workspace file.
import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { workspaceJsonSchema } from '../electron/assistant/workspace/json-schema.ts';

const folder = fileURLToPath(new URL('../schemas/', import.meta.url));
mkdirSync(folder, { recursive: true });
writeFileSync(`${folder}workspace.schema.json`, workspaceJsonSchema());
