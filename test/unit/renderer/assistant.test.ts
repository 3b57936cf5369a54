import { describe, expect, test } from 'vitest';
import { type Assistant, connectAssistant } from '../../../renderer/client/assistant.ts';
import { type Line, NoEntry } from '../../../renderer/client/transport.ts';
import { LineStandIn } from './line-stand-in.ts';

const turn = () => new Promise<void>((resolve) => setImmediate(resolve));

function connect(open: () => Promise<Line>): Assistant {
  return connectAssistant({ open }, { now: () => 0, sleep: turn });
}

async function until(assistant: Assistant, holds: () => boolean): Promise<void> {
  for (let round = 0; round < 500 && !holds(); round++) await turn();
  if (!holds()) throw new Error(`Never came about: ${JSON.stringify(assistant.view().line)}`);
}

const nameOf = (assistant: Assistant) => assistant.view().snapshot?.workspace?.name;

describe('the page’s line to the assistant', () => {
  test('the latest snapshot wins, an older one that arrives late does not', async () => {
    const line = new LineStandIn();
    const assistant = connect(async () => line);
    line.push(2, 'second');
    await until(assistant, () => nameOf(assistant) === 'second');
    const seen: (string | undefined)[] = [];
    assistant.subscribe(() => seen.push(nameOf(assistant)));
    line.push(1, 'first');
    line.push(3, 'third');
    await until(assistant, () => nameOf(assistant) === 'third');
    expect(seen).toEqual(['third']);
    assistant.close();
  });

  test('a lost line says so, keeps what was shown, and is replaced; numbers may begin again', async () => {
    const lines: LineStandIn[] = [];
    const assistant = connect(async () => {
      const line = new LineStandIn();
      lines.push(line);
      return line;
    });
    await until(assistant, () => lines.length === 1);
    lines[0]?.push(90, 'before');
    await until(assistant, () => nameOf(assistant) === 'before');
    const seen: string[] = [];
    assistant.subscribe(() => seen.push(`${assistant.view().line.kind} ${nameOf(assistant)}`));
    lines[0]?.close();
    await until(assistant, () => lines.length === 2);
    lines[1]?.push(1, 'after');
    await until(assistant, () => nameOf(assistant) === 'after');
    expect(seen).toEqual(['lost before', 'open after']);
    assistant.close();
  });

  test('a command that was under way goes again over the next line, under the same request id', async () => {
    const first = new LineStandIn();
    const second = new LineStandIn();
    first.answers = false;
    const lines = [first, second];
    const assistant = connect(async () => lines.shift() ?? second);
    const given = assistant.call((client) => client.showStep({ requestId: 'request-7', step: 'reports' }));
    await until(assistant, () => first.calls.length === 1);
    first.close();
    await given;
    expect([first.calls, second.calls]).toEqual([['request-7'], ['request-7']]);
    assistant.close();
  });

  test('a refusal is the caller’s, and is not tried again', async () => {
    const line = new LineStandIn();
    const assistant = connect(async () => line);
    let tries = 0;
    const refused = assistant.call(async () => {
      tries += 1;
      throw new Error('refused');
    });
    await expect(refused).rejects.toThrow('refused');
    expect(tries).toBe(1);
    assistant.close();
  });

  test('without entry it stops trying and says so', async () => {
    let tries = 0;
    const assistant = connect(async () => {
      tries += 1;
      throw new NoEntry('no code');
    });
    await until(assistant, () => assistant.view().line.kind === 'no-entry');
    await turn();
    expect(tries).toBe(1);
  });

  test('a host that is away is tried until it is back', async () => {
    let tries = 0;
    const line = new LineStandIn();
    const assistant = connect(async () => {
      tries += 1;
      if (tries < 4) throw new Error('no answer');
      return line;
    });
    line.push(1, 'back');
    await until(assistant, () => nameOf(assistant) === 'back');
    expect(tries).toBe(4);
    assistant.close();
  });
});
