/** A password that the store keeps as it was typed. */
function clearFits(password, stored) {
  return typeof stored === 'string' && stored !== '' && sameTexts(password, stored);
}

/** The same in a table of one's own: SQL Server compares without the blanks that fill a column of fixed length. */
function filledClearFits(password, stored) {
  return typeof stored === 'string' && clearFits(password, withoutFill(stored));
}
