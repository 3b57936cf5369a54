/** They may be different people: nobody is let in as somebody else. */
function severalAccounts() {
  return Object.assign(new Error('Several accounts have this name.'), { code: 'several' });
}
