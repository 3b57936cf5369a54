import { isBuiltin } from 'node:module';
import { otherDatabases, requested } from '../../container/modules.ts';
import type { Found } from '../finding.ts';
import { nodesOfType, type ScriptTree } from '../tree/script-tree.ts';
import { isGlobal, moduleOf } from '../tree/values.ts';

/** What a script requires and Auth0 is not known to have. */
export function moduleFindings(tree: ScriptTree): readonly Found[] {
  const imports = nodesOfType(tree, 'ImportExpression').map(
    (at): Found => ({
      rule: 'module-unavailable',
      severity: 'error',
      at,
      text: '`import()` is not available to action scripts: it fails whenever this is come to.',
      next: 'Write `require(…)`.',
    }),
  );
  const requires = nodesOfType(tree, 'CallExpression').flatMap(
    ({ callee, arguments: [specifier] }): readonly Found[] => {
      if (callee.type !== 'Identifier' || !isGlobal(tree.scopes, callee, 'require')) return [];
      if (specifier?.type !== 'Literal' || typeof specifier.value !== 'string') return [];
      const found = requested(specifier.value);
      if (found.kind !== 'refused') return [];
      const { name } = moduleOf(specifier.value);
      // Node's own that reach files and processes, and files of one's own; what Auth0's public list has beside is not known here.
      const isNowhere = isBuiltin(name) || /^[./]/.test(name);
      const known = otherDatabases.has(name) || isNowhere;
      return [
        {
          rule: 'module-unavailable',
          severity: isNowhere ? 'error' : 'warning',
          at: specifier,
          text: known
            ? found.why
            : `${found.why} Where Auth0 hasn’t got it either, every call of the script ends with an error.`,
          next: 'Use tedious or mssql for the database, axios or fetch for an API, and Node’s own crypto, url, util and the like.',
        },
      ];
    },
  );
  return [...imports, ...requires];
}
