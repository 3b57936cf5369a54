import { actions } from '../../actions.ts';
import type { Found } from '../finding.ts';
import { memberName, nodesIn } from '../tree/nodes.ts';
import { nodesOfType, type ScriptTree } from '../tree/script-tree.ts';

/** A profile whose email_verified is whether somebody may sign in. */
export function emailVerifiedFindings(tree: ScriptTree): readonly Found[] {
  if (actions[tree.action].answers !== 'profile') return [];
  return nodesOfType(tree, 'Property').flatMap((property) => {
    const isField = property.key.type === 'Identifier' && property.key.name === 'email_verified' && !property.computed;
    const approved = isField
      ? nodesIn(property.value).some((node) => {
          if (node.type === 'MemberExpression') return /^is_?approved$/i.test(memberName(node) ?? '');
          return node.type === 'Identifier' && /^is_?approved$/i.test(node.name);
        })
      : false;
    if (!approved) return [];
    return [
      {
        rule: 'email-verified',
        severity: 'warning',
        at: property.value,
        text: 'IsApproved says that somebody may sign in, not that the address is theirs: Auth0 then trusts addresses that nobody has confirmed.',
        next: 'Write false unless the old application confirmed addresses, and keep IsApproved for who may sign in.',
      },
    ];
  });
}
