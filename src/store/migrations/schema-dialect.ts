import type { ColumnDefinitionBuilder } from 'kysely';

/** Differences between databases in table definitions. */
export type SchemaDialect = {
  /** A primary key that is never reused: ids in Discord messages outlive their rows. */
  readonly autoIncrement: (column: ColumnDefinitionBuilder) => ColumnDefinitionBuilder;
};

export function notNull(column: ColumnDefinitionBuilder): ColumnDefinitionBuilder {
  return column.notNull();
}
