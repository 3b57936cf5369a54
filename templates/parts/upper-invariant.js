/**
 * As .NET's Normalize().ToUpperInvariant(): letter by letter, so that no letter becomes two, and none beyond ASCII becomes one of
 * ASCII's.
 */
function upperInvariant(text) {
  return text.normalize().replace(/[^\0-@[-`{-\x7f]/g, (letter) => {
    const upper = letter.toUpperCase();
    return upper.length === 1 && (letter <= '\x7f' || upper > '\x7f') ? upper : letter;
  });
}
