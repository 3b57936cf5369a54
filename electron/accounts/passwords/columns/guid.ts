const guidText = /^\{?([0-9a-f]{8})-([0-9a-f]{4})-([0-9a-f]{4})-([0-9a-f]{4})-([0-9a-f]{12})\}?$/i;

/** The parts of a uniqueidentifier as a driver writes it, in small letters; null for other text. */
function guidParts(text: string): readonly string[] | null {
  return (
    guidText
      .exec(text)
      ?.slice(1)
      .map((part) => part.toLowerCase()) ?? null
  );
}

/** A uniqueidentifier as CAST(… AS binary(16)) and Guid.ToByteArray() give it: the first three parts little-endian. */
export function guidBytes(text: string): Buffer | null {
  const parts = guidParts(text);
  if (parts === null) return null;
  return Buffer.concat(
    parts.map((part, index) => {
      const bytes = Buffer.from(part, 'hex');
      return index < 3 ? bytes.reverse() : bytes;
    }),
  );
}

/** A uniqueidentifier as text: SQL Server writes capital letters, .NET small ones, both with hyphens and without braces. */
export function guidAsText(text: string, letters: 'upper' | 'lower'): string | null {
  const joined = guidParts(text)?.join('-') ?? null;
  return letters === 'upper' ? (joined?.toUpperCase() ?? null) : joined;
}
