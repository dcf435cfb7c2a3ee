import type { ColumnDefinitionBuilder } from 'kysely';

/** What databases write differently where tables are made. */
export type SchemaDialect = {
  /** A primary key that the database counts up and never gives twice: ids stand in messages that outlive their rows. */
  readonly autoIncrement: (column: ColumnDefinitionBuilder) => ColumnDefinitionBuilder;
};

export function notNull(column: ColumnDefinitionBuilder): ColumnDefinitionBuilder {
  return column.notNull();
}
