/** The first second of 2015, Discord's epoch, in ms since 1970. */
const EPOCH = 1_420_070_400_000;

/** A source of ids as Discord makes them: the time in the upper bits, unique, each greater than the one before. */
export function openSnowflakes(): () => string {
  let last = 0n;
  return () => {
    const candidate = BigInt(Date.now() - EPOCH) << 22n;
    last = candidate > last ? candidate : last + 1n;
    return String(last);
  };
}
