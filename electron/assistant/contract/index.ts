export { parseServerAddress } from '../../common/server-address.ts';
export * from './contract.ts';
export * from './legacy.ts';
export * from './plan.ts';
export * from './run.ts';
export * from './scope.ts';
export * from './snapshot.ts';
export * from './survey.ts';
export * from './words.ts';
