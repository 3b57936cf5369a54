export * from './contract.ts';
export * from './scope.ts';
export * from './snapshot.ts';
export * from './words.ts';
