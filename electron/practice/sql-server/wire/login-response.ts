import type { Dialect } from './dialect.ts';
import { type Login7, UTF8_FEATURE } from './login7.ts';
import type { Response } from './response.ts';
import { serverMessages } from './server-messages.ts';
import {
  environments,
  writeCollation,
  writeEnvironmentText,
  writeLoginAck,
  writeMessage,
  writeUtf8Ack,
} from './tokens.ts';

const LANGUAGE = 'us_english';
const MASTER = 'master';

/** The answer to a login that was accepted, as SQL Server orders it: where the session stands, who answers, how large packets are. */
export function writeLoginAnswer(
  response: Response,
  answer: {
    readonly login: Login7;
    readonly dialect: Dialect;
    readonly database: string;
    readonly packetSizes: { readonly agreed: number; readonly before: number };
    readonly serverName: string;
  },
): void {
  const { sink } = response;
  const { database, serverName, dialect } = answer;
  writeEnvironmentText(sink, environments.database, database, MASTER);
  writeMessage(sink, 'info', serverMessages.databaseChanged(database), serverName, dialect);
  writeCollation(sink);
  writeEnvironmentText(sink, environments.language, LANGUAGE, '');
  writeMessage(sink, 'info', serverMessages.languageChanged(LANGUAGE), serverName, dialect);
  writeLoginAck(sink, dialect.version);
  if (answer.login.features.includes(UTF8_FEATURE)) writeUtf8Ack(sink, UTF8_FEATURE);
  const { agreed, before } = answer.packetSizes;
  writeEnvironmentText(sink, environments.packetSize, String(agreed), String(before));
}
