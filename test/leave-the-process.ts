// Before and after each file of tests: the next one has the same process, and must find it as it was.
import { afterAll, expect } from 'vitest';

const variables = { ...process.env };
const found = shared();

function shared() {
  const names = [...new Set([...Object.keys(variables), ...Object.keys(process.env)])];
  return {
    folder: process.cwd(),
    exitCode: process.exitCode,
    // By their names alone: some hold what is nobody's to read.
    otherVariables: names.filter((name) => process.env[name] !== variables[name]),
    listeners: (['SIGINT', 'SIGTERM', 'uncaughtException'] as const).map((name) => process.listenerCount(name)),
  };
}

afterAll(() => expect(shared()).toEqual(found));
