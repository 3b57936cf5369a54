// Loaded into a container's process before anything else, where the tenant's clock is not the machine's: `Date` follows the tenant's
// clock, for scripts and for the modules that they require. Timers stay real, as the servers are that scripts talk to.
import { isClockMessage } from './clock-message.ts';

const MachineDate = Date;
let ahead = 0;
const now = () => MachineDate.now() + ahead;

const ShiftedDate: DateConstructor = new Proxy(MachineDate, {
  construct: (date, args: readonly unknown[], newTarget) =>
    Reflect.construct(date, args.length === 0 ? [now()] : args, newTarget === ShiftedDate ? date : newTarget),
  apply: () => new MachineDate(now()).toString(),
  get: (date, name) => (name === 'now' ? now : Reflect.get(date, name)),
});
MachineDate.prototype.constructor = ShiftedDate;
globalThis.Date = ShiftedDate;

process.on('message', (message) => {
  if (isClockMessage(message)) ahead = message.ahead;
});
