/** Without blanks around it, ASCII letters small: no other letter changes, or one person's address would become another's. */
function foldEmail(email) {
  return email.trim().replace(/[A-Z]/g, (letter) => letter.toLowerCase());
}
