import type { SqlType, SqlValue } from '../interface.ts';
import type { Row } from '../storage/row.ts';
import type { Run } from './run.ts';

/** Gathers one group's rows into one value. */
export interface Gathering {
  add(row: Row, run: Run): void;
  result(): SqlValue;
}

export interface Aggregate {
  readonly type: SqlType;
  readonly nullable: boolean;
  start(): Gathering;
}
