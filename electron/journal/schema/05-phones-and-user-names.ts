export const version5 = `
-- Keyed hashes of phone number and user name as they would be sent: both are unique in a connection, as addresses are.
ALTER TABLE account ADD COLUMN phone_hash BLOB;
ALTER TABLE account ADD COLUMN username_hash BLOB;
-- 1: the id belongs to a user of another connection of the tenant.
ALTER TABLE baseline ADD COLUMN elsewhere INTEGER NOT NULL DEFAULT 0;
`;
