export * from './contract.ts';
export * from './snapshot.ts';
export * from './words.ts';
