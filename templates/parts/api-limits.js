// Auth0 ends a script after about 20 seconds: a token, a question and, with a new token, the question again stay under it.
const ASK_MS = 4500;
