/** A text as a person would write the value: bits are 1 and 0, moments ISO 8601, bytes base64. */
function textOf(value) {
  if (value === null || value === undefined) return null;
  if (typeof value === 'boolean') return value ? '1' : '0';
  if (value instanceof Date) return value.toISOString();
  if (Buffer.isBuffer(value)) return value.toString('base64');
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** Yes or no: a bit, a number other than 0, or a word for yes. */
function flagOf(value) {
  if (typeof value === 'boolean') return value;
  if (typeof value === 'number') return value !== 0;
  return typeof value === 'string' && /^(1|true|yes|y)$/i.test(value.trim());
}

/** As a profile can hold it: whole characters, no control characters, no blanks around. */
function profileText(text) {
  return text
    .replace(/[\uD800-\uDFFF]/gu, '\uFFFD')
    .replace(/\p{Cc}+/gu, ' ')
    .trim();
}

/** Texts of a profile must not be empty. */
function orNothing(text) {
  const clean = text === null ? '' : profileText(text);
  return clean === '' ? undefined : clean;
}

/** What goes into metadata: moments as text, bytes as base64; nothing for NULL. */
function metadataOf(value) {
  if (value === null || value === undefined) return undefined;
  if (value instanceof Date) return value.toISOString();
  return Buffer.isBuffer(value) ? value.toString('base64') : value;
}

function joined(values, between) {
  const texts = values.map((value) => (textOf(value) || '').trim()).filter((text) => text !== '');
  return texts.length === 0 ? null : texts.join(between);
}

function trimmed(value) {
  const text = textOf(value);
  return text === null ? null : text.trim();
}

function folded(value) {
  const text = textOf(value);
  return text === null ? null : foldEmail(text);
}

function isoDate(value) {
  return value instanceof Date ? value.toISOString() : value;
}

function parsedJson(value) {
  const text = textOf(value);
  if (text === null) return null;
  try {
    return JSON.parse(text);
  } catch (error) {
    return text;
  }
}

function provided(that, value) {
  return that === null ? null : value;
}

/** `cases` are [from, to]; a value that none names is kept, or left out. */
function mapped(value, cases, keep) {
  const text = textOf(value);
  if (text === null) return null;
  const found = cases.find(([from]) => from === text);
  if (found !== undefined) return found[1];
  return keep ? value : null;
}
