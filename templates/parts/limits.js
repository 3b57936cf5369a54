// Auth0 ends a script after about 20 seconds: these together stay well under it.
const CONNECT_MS = 5000;
const REQUEST_MS = 5000;
const WAIT_MS = 4000;
