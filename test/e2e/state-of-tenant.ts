import { z } from 'zod';

/** What the practice tenant knows of itself. */
const tenantState = z.object({ imported: z.number(), importedTwice: z.array(z.string()) });

/** Asks a practice tenant, at its control address, how many users it has and whether any came twice. */
export async function stateOfTenant(control: string): Promise<z.infer<typeof tenantState>> {
  return tenantState.parse(await (await fetch(`${control}/state`)).json());
}
