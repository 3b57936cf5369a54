const CALLED_AT = Date.now();
// Auth0 ends a script after about 20 seconds: all that it waits for is over by then, and what it has begun is brought to an end.
const CALL_MS = 13000;
const CONNECT_MS = 5000;
const REQUEST_MS = 5000;
const WAIT_MS = 4000;
const CANCEL_MS = 1000;
