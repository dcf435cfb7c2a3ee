/** An empty bit set; a number, because the literal 0 is no member of the protocol's flag enums. */
export const noFlags: number = 0;
