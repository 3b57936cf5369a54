// Auth0 ends a script after about 20 seconds: a call is over well before, whatever of this it needs.
const CALL_MS = 13000;
const CONNECT_MS = 5000;
const REQUEST_MS = 5000;
const WAIT_MS = 4000;
// A connection that was not used for so long is made again.
const QUIET_MS = 60000;
