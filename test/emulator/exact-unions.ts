import { isRecord } from '../../src/emulator/json.ts';

/**
 * The same schema, with unions that are discriminated by `type`, and unions with null, written as conditions.
 * A plain union answers with the faults of every branch, some hundred for one wrong button; a condition with those of
 * the one branch that was meant.
 */
export function withExactUnions(schema: unknown, document: unknown): unknown {
  if (Array.isArray(schema)) return schema.map((entry) => withExactUnions(entry, document));
  if (!isRecord(schema)) return schema;
  const { oneOf, anyOf, ...rest } = schema;
  const branches = Array.isArray(oneOf) ? oneOf : Array.isArray(anyOf) ? anyOf : undefined;
  const exact = branches && (withoutNull(branches) ?? byType(branches, document));
  return Object.fromEntries(
    Object.entries(exact ? { ...rest, ...exact } : schema).map(([name, entry]) => [
      name,
      withExactUnions(entry, document),
    ]),
  );
}

function withoutNull(branches: readonly unknown[]): object | undefined {
  const others = branches.filter((branch) => !isRecord(branch) || branch.type !== 'null');
  if (others.length === branches.length) return undefined;
  return { if: { type: 'null' }, else: others.length === 1 ? others[0] : { oneOf: others } };
}

function byType(branches: readonly unknown[], document: unknown): object | undefined {
  const kinds = branches.map((branch) => ({ branch, types: typesOf(resolve(branch, document)) }));
  const types = kinds.flatMap((kind) => kind.types);
  const areApart = kinds.every((kind) => kind.types.length > 0) && new Set(types).size === types.length;
  if (!areApart) return undefined;
  return {
    type: 'object',
    required: ['type'],
    properties: { type: { enum: types } },
    allOf: kinds.map((kind) => ({ if: { properties: { type: { not: { enum: kind.types } } } }, else: kind.branch })),
  };
}

function typesOf(schema: unknown): unknown[] {
  const properties = isRecord(schema) ? schema.properties : undefined;
  const type = isRecord(properties) ? properties.type : undefined;
  return isRecord(type) && Array.isArray(type.enum) ? type.enum : [];
}

function resolve(schema: unknown, document: unknown): unknown {
  const reference = isRecord(schema) ? schema.$ref : undefined;
  if (typeof reference !== 'string') return schema;
  return reference
    .split('/')
    .slice(1)
    .reduce((value: unknown, name) => (isRecord(value) ? value[name] : undefined), document);
}
