import { mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { workspaceJsonSchema } from '../../../electron/assistant/workspace/json-schema.ts';
import { loadWorkspace, saveWorkspace } from '../../../electron/assistant/workspace/load-workspace.ts';
import { fileSecretStorage, workspaceKey } from '../../../electron/assistant/workspace/secrets.ts';
import { sampleWorkspace } from './sample-workspace.ts';

const folder = () => mkdtemp(join(tmpdir(), 'userferry-workspace-'));

describe('a workspace file', () => {
  test('comes back as it was saved', async () => {
    const path = join(await folder(), 'deep', 'workspace.json');
    await saveWorkspace(path, sampleWorkspace());
    expect(await loadWorkspace(path)).toEqual(sampleWorkspace());
  });

  test('that is missing, not JSON or wrong is named with its own code', async () => {
    const path = join(await folder(), 'workspace.json');
    await expect(loadWorkspace(path)).rejects.toMatchObject({ code: 'UF-6001' });
    await writeFile(path, '{"version": 1,');
    await expect(loadWorkspace(path)).rejects.toMatchObject({ code: 'UF-6002' });
    await writeFile(path, JSON.stringify({ ...sampleWorkspace(), store: 'ldap', password: 'x' }));
    await expect(loadWorkspace(path)).rejects.toMatchObject({
      code: 'UF-6003',
      detail: expect.stringContaining('store'),
    });
  });

  test('points at an http origin for practice alone', async () => {
    const path = join(await folder(), 'workspace.json');
    const environment = { domain: 'http://127.0.0.1:4000', clientId: 'c', connection: 'm' };
    await writeFile(
      path,
      JSON.stringify({ ...sampleWorkspace(), environments: { production: { kind: 'production', ...environment } } }),
    );
    await expect(loadWorkspace(path)).rejects.toMatchObject({ code: 'UF-6003' });
    await writeFile(
      path,
      JSON.stringify({ ...sampleWorkspace(), environments: { practice: { kind: 'practice', ...environment } } }),
    );
    await expect(loadWorkspace(path)).resolves.toMatchObject({ version: 1 });
  });

  test('has a JSON Schema that is the one that ships', async () => {
    expect(await readFile(new URL('../../../schemas/workspace.schema.json', import.meta.url), 'utf8')).toBe(
      workspaceJsonSchema(),
    );
  });
});

describe('the workspace’s key', () => {
  test('is made once and kept, 32 bytes', async () => {
    const storage = fileSecretStorage(await folder());
    const key = await workspaceKey(storage, 'workspace-1');
    expect(key.length).toBe(32);
    expect(Buffer.from(await workspaceKey(storage, 'workspace-1'))).toEqual(Buffer.from(key));
    expect(Buffer.from(await workspaceKey(storage, 'workspace-2'))).not.toEqual(Buffer.from(key));
    await storage.delete('workspace-workspace-1');
    expect(Buffer.from(await workspaceKey(storage, 'workspace-1'))).not.toEqual(Buffer.from(key));
  });

  test('is one and the same for all who ask for it at the same moment', async () => {
    const home = await folder();
    const keys = await Promise.all(
      Array.from({ length: 8 }, () => workspaceKey(fileSecretStorage(home), 'workspace-1')),
    );
    expect(new Set(keys.map((key) => Buffer.from(key).toString('hex'))).size).toBe(1);
    expect(await readdir(join(home, 'keys'))).toEqual(['workspace-workspace-1.key']);
  });
});
