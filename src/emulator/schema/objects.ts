import type { Guard, ValidationContext } from './guard.ts';
import { oneOf } from './values.ts';

type Optional<T> = { readonly optional: Guard<T> };
type Shape = Readonly<Record<string, Guard<unknown> | Optional<unknown>>>;
type RequiredFields<S extends Shape> = { [K in keyof S as S[K] extends Guard<unknown> ? K : never]: InferGuard<S[K]> };
type OptionalFields<S extends Shape> = {
  [K in keyof S as S[K] extends Optional<unknown> ? K : never]?: InferGuard<S[K]>;
};

/** The type that a guard vouches for. */
export type InferGuard<G> = G extends Guard<infer T> ? T : G extends Optional<infer T> ? T : never;

/** Whether the value is a plain JSON object. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A field that may be missing. */
export function optional<T>(guard: Guard<T>): Optional<T> {
  return { optional: guard };
}

/** An object from names, all of them `known`, to values of one kind. */
export function partialRecord<const K extends string, T>(
  knownNames: readonly K[],
  item: Guard<T>,
): Guard<{ [name in K]?: T }> {
  return (value, context): value is { [name in K]?: T } => {
    if (!isRecord(value)) return addNotObjectProblem(context);
    return Object.entries(value)
      .map(([name, entry]) => oneOf(...knownNames)(name, context.at(name)) && item(entry, context.at(name)))
      .every(Boolean);
  };
}

/** An object with these fields. Others are let pass, as Discord does; see {@link unknownFields} for the loud way. */
export function object<const S extends Shape>(shape: S): Guard<RequiredFields<S> & OptionalFields<S>> {
  return (value, context): value is RequiredFields<S> & OptionalFields<S> => {
    if (!isRecord(value)) return addNotObjectProblem(context);
    return Object.entries(shape)
      .map(([name, field]) => checkField(value[name], field, context.at(name)))
      .every(Boolean);
  };
}

/** An object of several kinds, told apart by the value of one field. */
export function discriminatedUnion<const V extends Readonly<Record<number, Guard<unknown>>>>(
  field: string,
  options: V,
): Guard<InferGuard<V[keyof V]>> {
  return (value, context): value is InferGuard<V[keyof V]> => {
    if (!isRecord(value)) return addNotObjectProblem(context);
    const option = Object.entries(options).find(([key]) => key === String(value[field]))?.[1];
    if (option) return option(value, context);
    const knownValues = Object.keys(options).join(', ');
    return context
      .at(field)
      .addProblem('UNION_TYPE_CHOICES', `Value of field "${field}" must be one of (${knownValues}).`);
  };
}

/** The names in the object that the shape does not know. */
export function unknownFields(value: unknown, shape: Shape): string[] {
  return isRecord(value) ? Object.keys(value).filter((name) => !Object.hasOwn(shape, name)) : [];
}

function checkField(value: unknown, field: Guard<unknown> | Optional<unknown>, context: ValidationContext): boolean {
  if (value !== undefined) return typeof field === 'function' ? field(value, context) : field.optional(value, context);
  return typeof field !== 'function' || context.addProblem('BASE_TYPE_REQUIRED', 'This field is required');
}

function addNotObjectProblem(context: ValidationContext): false {
  return context.addProblem('MODEL_TYPE_CONVERT', 'Only dictionaries may be used in a DictType');
}
