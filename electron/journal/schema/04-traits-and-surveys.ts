export const version4 = `
-- What stands out about an account, as bits, and what its owner meets at the first sign-in. A survey is kept as a plan that nobody
-- carries out.
ALTER TABLE account ADD COLUMN traits INTEGER NOT NULL DEFAULT 0;
ALTER TABLE account ADD COLUMN experience TEXT NOT NULL DEFAULT 'no-account';
ALTER TABLE plan ADD COLUMN purpose TEXT NOT NULL DEFAULT 'plan' CHECK (purpose IN ('plan', 'survey'));
`;
