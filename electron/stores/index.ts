import { aspnetIdentity } from './aspnet-identity/store.ts';
import { aspnetIdentityCore } from './aspnet-identity-core/store.ts';
import { aspnetMembership } from './aspnet-membership/store.ts';
import { dotnetnuke } from './dotnetnuke/store.ts';
import { nopcommerce } from './nopcommerce/store.ts';
import { simpleMembership } from './simple-membership/store.ts';
import type { Store } from './store.ts';
import { umbraco } from './umbraco/store.ts';
import { universalProviders } from './universal-providers/store.ts';

/** Every store that Userferry recognises by itself. */
export const stores: readonly Store[] = [
  aspnetIdentityCore,
  aspnetIdentity,
  aspnetMembership,
  universalProviders,
  simpleMembership,
  dotnetnuke,
  umbraco,
  nopcommerce,
];

/** The store of that name, or undefined for a name that a workspace of a newer release may hold. */
export function storeByName(name: string): Store | undefined {
  return stores.find((store) => store.name === name);
}
