export { parseServerAddress } from '../../common/server-address.ts';
export * from './contract.ts';
export * from './scope.ts';
export * from './snapshot.ts';
export * from './words.ts';
