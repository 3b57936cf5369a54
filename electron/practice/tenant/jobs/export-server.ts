import type { RequestListener } from 'node:http';
import { bringUpToDate, type TenantParts } from '../tenant-parts.ts';

/**
 * Serves finished exports from an origin of their own: gzip, for a minute, and only to those who do not send the
 * Management API's token along (a storage host would refuse two kinds of authorization, and the token has no business there).
 */
export function exportListener(parts: TenantParts): RequestListener {
  return (request, response) => {
    const refuse = (status: number, code: string) =>
      response.writeHead(status, { 'content-type': 'application/xml' }).end(`<Error><Code>${code}</Code></Error>`);
    const faults = parts.faults.onCall('exports.download');
    if (faults.some((fault) => fault.kind === 'lost-answer')) return void request.socket.destroy();
    if (faults.some((fault) => fault.kind === 'server-error')) return refuse(503, 'SlowDown');
    if (request.headers.authorization !== undefined) return refuse(400, 'InvalidArgument');
    const now = bringUpToDate(parts);
    const [, id = '', file = ''] = (request.url ?? '').split('/');
    const job = parts.jobs.byId(id);
    const download = job?.type === 'users_export' ? job.download : null;
    if (job?.type !== 'users_export' || download === null || file !== `${download.key}.${job.format}.gz`) {
      return refuse(404, 'NoSuchKey');
    }
    if (now >= download.expiresAt) return refuse(403, 'AccessDenied');
    return response
      .writeHead(200, { 'content-type': 'application/gzip', 'content-length': download.bytes.length })
      .end(download.bytes);
  };
}
