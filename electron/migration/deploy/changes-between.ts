import { createHash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { diffLines } from 'diff';
import type { Json, JsonObject } from '../../common/json.ts';
import { own } from '../../common/own.ts';
import type { ConnectionImage } from '../../journal/deployments.ts';
import type { Change, ScriptDigest } from './change.ts';

/** A connection that is not there. */
export const noConnection: ConnectionImage = {
  fields: {},
  options: {},
  scripts: {},
  configuration: {},
  applications: [],
};

/** Everything in which two images of a connection differ, field by field, in the order of their names. */
export function changesBetween(from: ConnectionImage, to: ConnectionImage): readonly Change[] {
  return [
    ...settingChanges(from, to),
    ...keysOf(from.scripts, to.scripts).flatMap((key) =>
      scriptChange(key, own(from.scripts, key), own(to.scripts, key)),
    ),
    ...keysOf(from.configuration, to.configuration).flatMap((key) => configurationChange(key, from, to)),
    ...to.applications
      .filter((clientId) => !from.applications.includes(clientId))
      .map((clientId): Change => ({ kind: 'application', clientId, change: 'enabled' })),
    ...from.applications
      .filter((clientId) => !to.applications.includes(clientId))
      .map((clientId): Change => ({ kind: 'application', clientId, change: 'disabled' })),
  ];
}

function keysOf(...objects: readonly object[]): readonly string[] {
  return [...new Set(objects.flatMap(Object.keys))].toSorted();
}

function settingChanges(from: ConnectionImage, to: ConnectionImage): readonly Change[] {
  const before = new Map([...leaves(from.fields, []), ...leaves(from.options, ['options'])]);
  const after = new Map([...leaves(to.fields, []), ...leaves(to.options, ['options'])]);
  return [...new Set([...before.keys(), ...after.keys()])].toSorted().flatMap((path): readonly Change[] => {
    const [was, is] = [before.get(path) ?? null, after.get(path) ?? null];
    if (isDeepStrictEqual(was, is)) return [];
    return [{ kind: 'setting', path, from: shown(path, was), to: shown(path, is) }];
  });
}

/** Everything that is no object, and objects without members, by their path. */
function* leaves(object: JsonObject, above: readonly string[]): Generator<readonly [string, Json], void, void> {
  for (const [name, value] of Object.entries(object)) {
    const path = [...above, name];
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
    if (isObject && Object.keys(value).length > 0) yield* leaves(value as JsonObject, path);
    else yield [path.join('.'), value];
  }
}

/** Other kinds of connection keep secrets in options; should a database connection have one, its name gives it away. */
const secretName = /(secret|password|private_?key|api_?key|token)$/i;

function shown(path: string, value: Json): Json {
  return value !== null && secretName.test(path) ? '(not shown)' : value;
}

function scriptChange(key: string, from: string | undefined, to: string | undefined): readonly Change[] {
  if (from === to) return [];
  const parts = diffLines(from ?? '', to ?? '');
  const lines = (added: boolean) =>
    parts.filter((part) => (added ? part.added : part.removed)).reduce((sum, { count }) => sum + count, 0);
  return [
    {
      kind: 'script',
      key,
      from: digestOf(from),
      to: digestOf(to),
      linesAdded: lines(true),
      linesRemoved: lines(false),
    },
  ];
}

function digestOf(script: string | undefined): ScriptDigest | null {
  if (script === undefined) return null;
  return {
    digest: createHash('sha256').update(script).digest('hex').slice(0, 12),
    lines: script.trimEnd().split('\n').length,
  };
}

function configurationChange(key: string, from: ConnectionImage, to: ConnectionImage): readonly Change[] {
  const [was, is] = [own(from.configuration, key), own(to.configuration, key)];
  if (was === undefined) return [{ kind: 'configuration', key, change: 'added' }];
  if (is === undefined) return [{ kind: 'configuration', key, change: 'removed' }];
  if (was.value === is.value) return [];
  return [{ kind: 'configuration', key, change: was.value === null ? 'resent' : 'replaced' }];
}
