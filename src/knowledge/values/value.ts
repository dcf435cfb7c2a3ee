/** How exactly a value is given: “at least 12”, “up to 12”, “about 12”, “10 to 12”, “after 2pm”, “before 2pm”. */
export type Hedge = 'exact' | 'at-least' | 'at-most' | 'about' | 'range' | 'after' | 'before';

/** A quantity, an ordinal or a time of day in a text. */
export type Value = {
  readonly kind: 'quantity' | 'ordinal' | 'time';
  /** The value as written, with its unit. */
  readonly text: string;
  /** The same with its hedge: “around 2pm”, “12 or more”. */
  readonly phrase: string;
  /** Offset in the text. */
  readonly start: number;
  /** Of a time, the minutes since midnight, or since 12 o'clock if the unit is '12h'. */
  readonly amount: number;
  /** A measure such as '£', 'km' or '%', '12h' for a time without morning or afternoon, otherwise ''. */
  readonly unit: string;
  readonly hedge: Hedge;
};

/** Whether a text with the value `known` supports the value `claimed`: equal, and with the same hedge or a weaker one. */
export function supportsValue(known: Value, claimed: Value): boolean {
  const isWeaker = known.hedge === 'exact' && claimed.hedge === 'about';
  return (known.hedge === claimed.hedge || isWeaker) && isSameAmount(known, claimed);
}

/** Whether two values are equal, whatever their hedges. A measure that `claimed` leaves out may be any. */
export function isSameAmount(known: Value, claimed: Value): boolean {
  if (known.kind === 'time' && claimed.kind === 'time') return isSameTime(known, claimed);
  if (known.kind !== claimed.kind) return isDottedTime(known, claimed) || isDottedTime(claimed, known);
  return known.amount === claimed.amount && (claimed.unit === '' || claimed.unit === known.unit);
}

function isSameTime(known: Value, claimed: Value): boolean {
  const isAmbiguous = known.unit === '12h' || claimed.unit === '12h';
  return isAmbiguous ? known.amount % 720 === claimed.amount % 720 : known.amount === claimed.amount;
}

/** “2.30” may be a time. */
function isDottedTime(one: Value, other: Value): boolean {
  if (one.kind !== 'quantity' || other.kind !== 'time' || !/^\d{1,2}\.\d{2}$/.test(one.text)) return false;
  const [hours = '', minutes = ''] = one.text.split('.');
  return (Number(hours) * 60 + Number(minutes)) % 720 === other.amount % 720;
}
