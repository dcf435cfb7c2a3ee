/** Whether the bot can do its work, and which part of it is not there. */
export type Readiness = {
  readonly ready: boolean;
  readonly gateway: boolean;
  readonly knowledge: boolean;
  readonly database: boolean;
};

/** Each looks anew; one that throws or rejects counts as no. */
export type Parts = {
  readonly gateway: () => boolean;
  readonly knowledge: () => boolean;
  /** Resolves once something could be written. */
  readonly database: () => Promise<void>;
};

export async function readinessOf(parts: Parts): Promise<Readiness> {
  const [gateway, knowledge, database] = await Promise.all([
    holds(async () => parts.gateway()),
    holds(async () => parts.knowledge()),
    holds(async () => {
      await parts.database();
      return true;
    }),
  ]);
  return { ready: gateway && knowledge && database, gateway, knowledge, database };
}

async function holds(look: () => Promise<boolean>): Promise<boolean> {
  try {
    return await look();
  } catch {
    return false;
  }
}
