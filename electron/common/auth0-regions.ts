/** Auth0's public cloud (Auth0 docs: create tenants); the parts of a region share their addresses. */
export const regions = ['US', 'EU', 'AU', 'CA', 'JP', 'UK'] as const;
export type Region = (typeof regions)[number];

export const regionNames: Readonly<Record<Region, string>> = {
  US: 'United States',
  EU: 'Europe',
  AU: 'Australia',
  CA: 'Canada',
  JP: 'Japan',
  UK: 'United Kingdom',
};
