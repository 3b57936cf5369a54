import { EventEmitter } from 'node:events';
import { mkdtemp, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SafeStorage } from 'electron';
import { describe, expect, test } from 'vitest';
import { safeSecretStorage } from '../../../electron/shell/safe-secret-storage.ts';
import { utilityFork } from '../../../electron/shell/utility-fork.ts';

/** A stand-in for the system's encryption: reversible, and not the text itself. */
function encryptionStandIn(options: { available: boolean; rotated?: boolean }) {
  const asked = { encrypted: 0 };
  const safeStorage: Pick<SafeStorage, 'isAsyncEncryptionAvailable' | 'encryptStringAsync' | 'decryptStringAsync'> = {
    isAsyncEncryptionAvailable: async () => options.available,
    encryptStringAsync: async (text) => {
      asked.encrypted += 1;
      return Buffer.from(Buffer.from(text).map((byte) => byte ^ 0x5a));
    },
    decryptStringAsync: async (sealed) => ({
      shouldReEncrypt: options.rotated ?? false,
      result: Buffer.from(sealed.map((byte) => byte ^ 0x5a)).toString(),
    }),
  };
  return { safeStorage, asked };
}

describe('secrets in Electron', () => {
  test('are kept encrypted by the system, and found again', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'userferry-keys-'));
    const storage = safeSecretStorage(encryptionStandIn({ available: true }).safeStorage, folder);
    expect(await storage.get('workspace-1')).toBeNull();
    await storage.set('workspace-1', 'the key');
    expect(await storage.get('workspace-1')).toBe('the key');
    expect(await readFile(join(folder, 'keys', 'workspace-1.sealed'), 'utf8')).not.toContain('the key');
    await storage.delete('workspace-1');
    expect(await storage.get('workspace-1')).toBeNull();
  });

  test('are written anew when the system has changed its key', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'userferry-keys-'));
    const { safeStorage, asked } = encryptionStandIn({ available: true, rotated: true });
    const storage = safeSecretStorage(safeStorage, folder);
    await storage.set('workspace-1', 'the key');
    expect(await storage.get('workspace-1')).toBe('the key');
    expect(asked.encrypted).toBe(2);
  });

  test('are not kept at all without a key store', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'userferry-keys-'));
    const storage = safeSecretStorage(encryptionStandIn({ available: false }).safeStorage, folder);
    await expect(storage.set('workspace-1', 'the key')).rejects.toMatchObject({ code: 'UF-6302' });
    expect(await storage.get('workspace-1')).toBeNull();
  });
});

describe('processes in Electron', () => {
  test('are utility processes, with messages, exit and kill', () => {
    const child = Object.assign(new EventEmitter(), {
      pid: 4711,
      sent: [] as unknown[],
      killed: 0,
      postMessage(message: unknown) {
        this.sent.push(message);
      },
      kill() {
        this.killed += 1;
      },
    });
    const forked: unknown[][] = [];
    const fork = utilityFork({
      fork: ((...given: unknown[]) => {
        forked.push(given);
        return child;
      }) as never,
    });
    const handle = fork(new URL('file:///app/practice/process.js'), ['--port', '0']);
    expect(forked[0]?.slice(0, 2)).toEqual(['/app/practice/process.js', ['--port', '0']]);
    const heard: unknown[] = [];
    handle.onMessage((message) => heard.push(message));
    handle.onExit((code) => heard.push({ code }));
    handle.send({ hello: 1 });
    child.emit('message', { ready: true });
    child.emit('exit', 3);
    handle.send({ late: true });
    handle.kill();
    expect(handle.pid).toBe(4711);
    expect(child.sent).toEqual([{ hello: 1 }]);
    expect(heard).toEqual([{ ready: true }, { code: 3 }]);
    expect(child.killed).toBe(1);
  });
});
