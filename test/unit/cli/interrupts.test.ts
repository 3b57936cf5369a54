import { describe, expect, test } from 'vitest';
import { countPresses } from '../../../electron/cli/interrupts.ts';

function presses() {
  const heard: string[] = [];
  let now = 0;
  const signal = countPresses(() => now, { stop: () => heard.push('stop'), end: () => heard.push('end') });
  return {
    heard,
    at(milliseconds: number) {
      now = milliseconds;
      signal();
    },
  };
}

describe('Ctrl+C', () => {
  test('is one press, though the terminal, npm and the starter each send a signal', () => {
    const { heard, at } = presses();
    at(1_000);
    at(1_001);
    at(1_040);
    expect(heard).toEqual(['stop']);
  });

  test('pressed a second time ends the process', () => {
    const { heard, at } = presses();
    at(1_000);
    at(1_600);
    expect(heard).toEqual(['stop', 'end']);
  });
});
