/** `fields=a,b&include_fields=false` as the Management API has it: only these, or all but these. */
export function pickFields(
  object: Readonly<Record<string, unknown>>,
  query: { readonly fields?: string | undefined; readonly include_fields?: boolean | undefined },
): Readonly<Record<string, unknown>> {
  if (query.fields === undefined) return object;
  const named = new Set(query.fields.split(','));
  const include = query.include_fields ?? true;
  return Object.fromEntries(Object.entries(object).filter(([key]) => named.has(key) === include));
}
