export const version2 = `
-- Whether the user was sent with a phone number or a user name: either may be somebody else's, and no search by address shows it.
ALTER TABLE ledger ADD COLUMN identifiers INTEGER NOT NULL DEFAULT 0;
`;
