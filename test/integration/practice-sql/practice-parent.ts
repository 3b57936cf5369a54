// A parent of a practice SQL Server that a test kills.
import { nodeFork } from '../../../electron/common/node-fork.ts';
import { startPracticeSqlServer } from '../../../electron/practice/start-sql-server.ts';

const server = await startPracticeSqlServer({ store: 'empty', accounts: 0, seed: 1 }, nodeFork);
process.send?.(server.pid);
