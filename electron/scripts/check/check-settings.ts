/** The Node versions that a tenant may have set (Auth0 docs: Migrate from Node 18 to Node 22). */
export const tenantNodes = [18, 22] as const;
export type TenantNode = (typeof tenantNodes)[number];

/** What is known of the place where a script will run. */
export interface CheckSettings {
  readonly node: TenantNode;
  /** Whether the connection hands over a context. */
  readonly context: boolean;
}

/** As Auth0 sets up a new tenant. */
export const usualSettings: CheckSettings = { node: 22, context: false };
