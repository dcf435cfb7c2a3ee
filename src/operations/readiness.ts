/** Whether the bot can answer, and which part is missing. */
export type Readiness = {
  readonly ready: boolean;
  readonly gateway: boolean;
  readonly knowledge: boolean;
  readonly database: boolean;
};

/** A check that throws or rejects counts as false. */
export type ReadinessChecks = {
  readonly gateway: () => boolean;
  readonly knowledge: () => boolean;
  /** Resolves after a successful write. */
  readonly database: () => Promise<void>;
};

export async function checkReadiness(checks: ReadinessChecks): Promise<Readiness> {
  const [gateway, knowledge, database] = await Promise.all([
    passes(async () => checks.gateway()),
    passes(async () => checks.knowledge()),
    passes(async () => {
      await checks.database();
      return true;
    }),
  ]);
  return { ready: gateway && knowledge && database, gateway, knowledge, database };
}

async function passes(check: () => Promise<boolean>): Promise<boolean> {
  try {
    return await check();
  } catch {
    return false;
  }
}
