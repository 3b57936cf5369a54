import type { ActionName } from '../../actions.ts';
import type { ScriptPlan } from '../script-plan.ts';
import { cannotWrite } from './cannot-write.ts';
import { customWrites } from './custom-writes.ts';
import { identityWrites } from './identity-writes.ts';
import { providerWrites } from './provider-writes.ts';
import { simpleMembershipWrites } from './simple-membership-writes.ts';
import type { StoreWrites } from './store-writes.ts';

/**
 * How a mapping's store writes.
 * @throws UserferryError UF-7104 for a store into which nothing writes
 */
export function storeWrites(action: ActionName, plan: ScriptPlan): StoreWrites {
  switch (plan.mapping.store) {
    case 'aspnet-membership':
    case 'universal-providers':
      return providerWrites(action, plan);
    case 'simple-membership':
      return simpleMembershipWrites(action, plan);
    case 'aspnet-identity':
    case 'aspnet-identity-core':
      return identityWrites(action, plan);
    case 'custom':
      return customWrites(action, plan);
    default:
      throw cannotWrite(action, `Scripts for ${plan.mapping.store} only read.`);
  }
}
