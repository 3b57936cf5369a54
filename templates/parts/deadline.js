// A script that writes asks several times, and all of it in one transaction: what is not committed in time is taken back.
const CALLED_AT = Date.now();
