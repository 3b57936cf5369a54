import { unsupported } from '../failure.ts';
import type { BoundValue } from '../plan/bound.ts';
import { constant } from '../plan/constant.ts';
import { sqlErrors } from '../scalar/sql-error.ts';
import { DEFAULT_COLLATION, INT, nvarchar } from '../scalar/types.ts';
import type { SessionState } from './session-state.ts';
import { VERSION } from './system-variables.ts';

/** SERVERPROPERTY of a constant name; a name that SQL Server doesn't know gives NULL, one that it alone knows is refused. */
export function serverProperty(args: readonly BoundValue[], { server }: SessionState): BoundValue {
  const [name, more] = args;
  if (name === undefined || more !== undefined) throw sqlErrors.argumentCount('serverproperty', 1);
  if (typeof name.constant !== 'string') throw unsupported('SERVERPROPERTY of a name that is not a constant');
  const text = (value: string | null) => constant(nvarchar(128), value);
  const number = (value: number) => constant(INT, value);
  switch (name.constant.toLowerCase()) {
    case 'productversion':
      return text(VERSION.number);
    case 'productlevel':
      return text('RTM');
    case 'productmajorversion':
      return text('15');
    case 'productminorversion':
      return text('0');
    case 'productbuild':
      return text('2000');
    case 'edition':
      return text(VERSION.edition);
    case 'engineedition':
      return number(3);
    case 'servername':
    case 'machinename':
      return text(server.name);
    case 'instancename':
      return text(null);
    case 'collation':
      return text(DEFAULT_COLLATION);
    case 'isintegratedsecurityonly':
    case 'isclustered':
    case 'ishadrenabled':
    case 'isfulltextinstalled':
    case 'issingleuser':
      return number(0);
    default:
      throw unsupported(`SERVERPROPERTY('${name.constant}')`);
  }
}
