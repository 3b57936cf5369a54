import { createSocket } from 'node:dgram';
import { expect, onTestFinished, test } from 'vitest';
import { findInstancePort } from '../../../electron/legacy/sql-browser.ts';

/** A Browser that leaves the first `silent` questions unanswered. */
async function browser(silent: number): Promise<{ readonly port: number; readonly asked: Buffer[] }> {
  const asked: Buffer[] = [];
  const socket = createSocket('udp4');
  socket.on('message', (message, from) => {
    asked.push(message);
    if (asked.length <= silent) return;
    const text = Buffer.from('ServerName;H;InstanceName;MEMBERS;IsClustered;No;Version;16.0;tcp;51433;;');
    const head = Buffer.from([5, 0, 0]);
    head.writeUInt16LE(text.length, 1);
    socket.send(Buffer.concat([head, text]), from.port, from.address);
  });
  await new Promise<void>((resolve) => socket.bind(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    socket.close();
  });
  return { port: socket.address().port, asked };
}

test('takes the first answer and asks no more', async () => {
  const { port, asked } = await browser(0);
  expect(await findInstancePort('127.0.0.1', 'members', { port, timeout: 500 })).toBe(51433);
  expect(asked).toEqual([Buffer.from('\x04members\0', 'latin1')]);
});

test('asks again when an answer is lost', async () => {
  const { port, asked } = await browser(2);
  expect(await findInstancePort('127.0.0.1', 'MEMBERS', { port, timeout: 40 })).toBe(51433);
  expect(asked).toHaveLength(3);
});

test('gives up after three questions, with the password unsent', async () => {
  const { port, asked } = await browser(9);
  await expect(findInstancePort('127.0.0.1', 'MEMBERS', { port, timeout: 20 })).rejects.toMatchObject({
    code: 'UF-1102',
    kept: expect.stringContaining('not been sent'),
  });
  expect(asked).toHaveLength(3);
});

test('does not take another instance’s port', async () => {
  const { port } = await browser(0);
  await expect(findInstancePort('127.0.0.1', 'ELSE', { port, timeout: 200 })).rejects.toMatchObject({
    code: 'UF-1102',
  });
});
