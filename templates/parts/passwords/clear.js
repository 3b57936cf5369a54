/** A password that the store keeps as it was typed. */
function clearFits(password, stored) {
  return typeof stored === 'string' && stored !== '' && sameTexts(password, stored);
}
