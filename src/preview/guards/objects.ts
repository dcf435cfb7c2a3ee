import type { Guard, Place } from './form.ts';
import { oneOf } from './values.ts';

type Optional<T> = { readonly optional: Guard<T> };
type Shape = Readonly<Record<string, Guard<unknown> | Optional<unknown>>>;
type Mandatory<S extends Shape> = { [K in keyof S as S[K] extends Guard<unknown> ? K : never]: Guarded<S[K]> };
type Possible<S extends Shape> = { [K in keyof S as S[K] extends Optional<unknown> ? K : never]?: Guarded<S[K]> };

/** The type that a guard vouches for. */
export type Guarded<G> = G extends Guard<infer T> ? T : G extends Optional<infer T> ? T : never;

/** Whether the value is a plain JSON object. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A field that may be missing. */
export function optional<T>(guard: Guard<T>): Optional<T> {
  return { optional: guard };
}

/** An object from names, all of them `known`, to values of one kind. */
export function mapOf<const K extends string, T>(known: readonly K[], item: Guard<T>): Guard<{ [name in K]?: T }> {
  return (value, place): value is { [name in K]?: T } => {
    if (!isRecord(value)) return refuseNonObject(place);
    return Object.entries(value)
      .map(([name, entry]) => oneOf(...known)(name, place.at(name)) && item(entry, place.at(name)))
      .every(Boolean);
  };
}

/** An object with these fields. Others are let pass, as Discord does; see {@link unknownFields} for the loud way. */
export function fields<const S extends Shape>(shape: S): Guard<Mandatory<S> & Possible<S>> {
  return (value, place): value is Mandatory<S> & Possible<S> => {
    if (!isRecord(value)) return refuseNonObject(place);
    return Object.entries(shape)
      .map(([name, field]) => checkField(value[name], field, place.at(name)))
      .every(Boolean);
  };
}

/** An object of several kinds, told apart by the value of one field. */
export function variant<const V extends Readonly<Record<number, Guard<unknown>>>>(
  field: string,
  kinds: V,
): Guard<Guarded<V[keyof V]>> {
  return (value, place): value is Guarded<V[keyof V]> => {
    if (!isRecord(value)) return refuseNonObject(place);
    const kind = Object.entries(kinds).find(([key]) => key === String(value[field]))?.[1];
    if (kind) return kind(value, place);
    const known = Object.keys(kinds).join(', ');
    return place.at(field).refuse('UNION_TYPE_CHOICES', `Value of field "${field}" must be one of (${known}).`);
  };
}

/** The names in the object that the shape does not know. */
export function unknownFields(value: unknown, shape: Shape): string[] {
  return isRecord(value) ? Object.keys(value).filter((name) => !Object.hasOwn(shape, name)) : [];
}

function checkField(value: unknown, field: Guard<unknown> | Optional<unknown>, place: Place): boolean {
  if (value !== undefined) return typeof field === 'function' ? field(value, place) : field.optional(value, place);
  return typeof field !== 'function' || place.refuse('BASE_TYPE_REQUIRED', 'This field is required');
}

function refuseNonObject(place: Place): false {
  return place.refuse('MODEL_TYPE_CONVERT', 'Only dictionaries may be used in a DictType');
}
