import type { DatabaseConnection, Driver } from 'kysely';

/** So many ms of statements are run before others get their turn. */
const mostAtOnce = 5;

/**
 * The same driver with rests. SQLite runs in this process and every statement is over when its call returns; so a transaction
 * of ten thousand statements would keep everybody who asks the bot waiting until its end.
 */
export function yieldingDriver(driver: Driver): Driver {
  const resting = new WeakMap<DatabaseConnection, DatabaseConnection>();
  return {
    init: (options) => driver.init(options),
    async acquireConnection(options) {
      const connection = await driver.acquireConnection(options);
      const known = resting.get(connection) ?? withRests(connection);
      resting.set(connection, known);
      return known;
    },
    beginTransaction: (connection, settings) => driver.beginTransaction(connection, settings),
    commitTransaction: (connection) => driver.commitTransaction(connection),
    rollbackTransaction: (connection) => driver.rollbackTransaction(connection),
    releaseConnection: (connection, options) => driver.releaseConnection(connection, options),
    destroy: (options) => driver.destroy(options),
  };
}

function withRests(connection: DatabaseConnection): DatabaseConnection {
  let worked = 0;
  return {
    async executeQuery(query, options) {
      if (worked >= mostAtOnce) {
        worked = 0;
        await new Promise(setImmediate);
      }
      const begun = performance.now();
      try {
        return await connection.executeQuery(query, options);
      } finally {
        worked += performance.now() - begun;
      }
    },
    streamQuery: (query, size, options) => connection.streamQuery(query, size, options),
  };
}
