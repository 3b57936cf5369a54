import type { Completion, CompletionContext, CompletionResult, CompletionSource } from '@codemirror/autocomplete';
import { t } from '@lingui/core/macro';
import { type ActionName, actions } from '../../../../electron/assistant/contract/index.ts';

/** Names that a script may use, as the assistant tells them. */
export interface Surroundings {
  readonly configuration: readonly string[];
  readonly modules: readonly string[];
}

const globals: readonly Completion[] = [
  { label: 'configuration', type: 'variable', detail: t`the connection’s settings` },
  { label: 'global', type: 'variable', detail: t`shared by all scripts until the container is recycled` },
  { label: 'require', type: 'function', detail: t`a module that Auth0 serves` },
  { label: 'WrongUsernameOrPasswordError', type: 'class', detail: t`(identifier, message)` },
  { label: 'ValidationError', type: 'class', detail: t`(code, message)` },
  { label: 'UnauthorizedError', type: 'class', detail: '(message)' },
];

/** Completes what Auth0 gives to a script: its action's parameters, its globals, keys of `configuration`, names of modules. */
export function scriptCompletions(action: ActionName, { configuration, modules }: Surroundings): CompletionSource {
  const { parameters, passwords } = actions[action];
  const names: readonly Completion[] = [
    ...parameters.map((label) => ({
      label,
      type: 'variable',
      detail: passwords.includes(label) ? t`parameter, a password` : 'parameter',
      boost: 2,
    })),
    { label: 'callback', type: 'function', detail: t`(error, result): once, last`, boost: 2 },
    ...globals,
  ];
  const keys = configuration.map((label): Completion => ({ label, type: 'property' }));
  const served = modules.map((label): Completion => ({ label, type: 'text' }));
  return (context) =>
    after(context, /\bconfiguration\.(\w*)$/, keys) ??
    after(context, /\brequire\(\s*['"]([^'"]*)$/, served) ??
    (context.matchBefore(/\.\w*$/) === null ? after(context, /(?:^|[^.\w$])(\w+)$/, names) : null);
}

/** Options for what stands in the pattern's group, where the text before the cursor ends like it. */
function after(context: CompletionContext, pattern: RegExp, options: readonly Completion[]): CompletionResult | null {
  const line = context.state.doc.lineAt(context.pos);
  const typed = pattern.exec(line.text.slice(0, context.pos - line.from))?.[1];
  if (typed === undefined) return null;
  return { from: context.pos - typed.length, options, validFor: /^[\w@./-]*$/ };
}
