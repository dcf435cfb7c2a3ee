/** The first second of 2015, Discord's epoch, in ms since 1970. */
const discordEpochMs = 1_420_070_400_000;

/** Generates ids like Discord's: the time in the upper bits, unique and increasing. */
export function createSnowflakes(): () => string {
  let lastId = 0n;
  return () => {
    const candidate = BigInt(Date.now() - discordEpochMs) << 22n;
    lastId = candidate > lastId ? candidate : lastId + 1n;
    return String(lastId);
  };
}

/** An empty bit set. The type is `number` because the literal 0 is not a member of the protocol's flag enums. */
export const noFlags: number = 0;
