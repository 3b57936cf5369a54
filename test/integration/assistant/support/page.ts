import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/websocket';
import { WebSocket } from 'ws';
import { z } from 'zod';
import type { Snapshot } from '../../../../electron/assistant/contract/index.ts';
import type { LocalHost } from '../../../../electron/local-host.ts';
import type { ContractClient } from '../../../../renderer/client/transport.ts';

/** What a page does: enters by the one-time code, calls the contract over its WebSocket, and watches the state. */
export interface TestPage {
  readonly client: ContractClient;
  readonly socket: WebSocket;
  /** The wire as a page without TypeScript could use it. */
  ask(path: readonly string[], input: unknown): Promise<unknown>;
  /** Every snapshot in the order in which it came. */
  readonly seen: readonly Snapshot[];
  /** The latest snapshot. */
  now(): Snapshot;
  /** The first snapshot, of those seen since the last look or still to come, for which `holds`. */
  until(what: string, holds: (state: Snapshot) => boolean): Promise<Snapshot>;
  close(): Promise<void>;
}

/** Real time that a state may take to come about: far more than it needs, even on a busy machine. */
const PATIENCE_MS = 90_000;

/** A token for a fresh one-time code. */
export async function tokenFrom(host: LocalHost): Promise<string> {
  const { origin, hash } = new URL(host.newUrl());
  const code = new URLSearchParams(hash.slice(1)).get('code');
  const answer = await fetch(`${origin}/session`, {
    method: 'POST',
    headers: { origin },
    body: JSON.stringify({ code }),
  });
  return z.object({ token: z.string() }).parse(await answer.json()).token;
}

/** A WebSocket that the host has admitted. */
export async function admittedSocket(host: LocalHost, token: string): Promise<WebSocket> {
  const { origin, host: authority } = new URL(host.url);
  const socket = new WebSocket(`ws://${authority}/contract`, { origin });
  await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject));
  socket.send(JSON.stringify({ token }));
  await new Promise((resolve, reject) => socket.once('message', resolve).once('close', reject));
  return socket;
}

export function linkOver(socket: WebSocket): RPCLink<Record<never, never>> {
  return new RPCLink({ websocket: socket as unknown as globalThis.WebSocket });
}

export async function openPage(host: LocalHost, token?: string): Promise<TestPage> {
  const socket = await admittedSocket(host, token ?? (await tokenFrom(host)));
  const link = linkOver(socket);
  const client: ContractClient = createORPCClient(link);
  const seen: Snapshot[] = [];
  let looked = 0;
  let wake: () => void = () => undefined;
  const watching = (async () => {
    for await (const snapshot of await client.watch()) {
      seen.push(snapshot);
      wake();
    }
  })().catch(() => undefined);
  const now = () => {
    const latest = seen.at(-1);
    if (latest === undefined) throw new Error('No snapshot has come yet.');
    return latest;
  };
  const page: TestPage = {
    client,
    socket,
    ask: (path, input) => link.call(path, input, { context: {} }),
    seen,
    now,
    async until(what, holds) {
      const deadline = Date.now() + PATIENCE_MS;
      // The last one seen may still be the one that is waited for.
      looked = Math.max(0, looked - 1);
      for (;;) {
        for (; looked < seen.length; looked += 1) {
          const snapshot = seen[looked];
          if (snapshot !== undefined && holds(snapshot)) {
            looked += 1;
            return snapshot;
          }
        }
        const left = deadline - Date.now();
        if (left <= 0) throw new Error(`Never came about: ${what}. Last: ${inShort(seen.at(-1))}`);
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, left);
          wake = () => {
            clearTimeout(timer);
            resolve();
          };
        });
      }
    },
    async close() {
      socket.terminate();
      await watching;
    },
  };
  await page.until('the first snapshot', () => true);
  return page;
}

function inShort(snapshot: Snapshot | undefined): string {
  if (snapshot === undefined) return 'nothing';
  const { sequence, activity, failure, plan, run, legacy, tenant, trickle } = snapshot;
  const looks = trickle.failure ?? trickle.look?.at;
  const checks = [...legacy.checks, ...tenant.checks].map(({ name, state }) => `${name} ${state}`);
  return JSON.stringify({
    sequence,
    activity,
    failure,
    plan: plan?.id,
    run: run?.state,
    counts: run?.counts,
    looks,
    checks,
  });
}
