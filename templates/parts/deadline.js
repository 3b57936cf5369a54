const CALLED_AT = Date.now();
// A script that writes asks several times: after this, whatever is not committed is taken back, well before Auth0 ends the script.
const CALL_MS = 13000;
