import * as z from 'zod';
import {
  attachmentSchema,
  changeSchema,
  errors,
  fileSchema,
  headSchema,
  listedRoomSchema,
  messageSchema,
  personSchema,
  profileSchema,
  reactionSchema,
  roomSchema,
} from '../../../protocol/index';
import type { Operation } from '../api/operations';

export type JsonSchema = z.core.JSONSchema.BaseSchema;

/** Shapes that many answers have in common. */
const shared = {
  Person: personSchema,
  Profile: profileSchema,
  Head: headSchema,
  Reaction: reactionSchema,
  File: fileSchema,
  Attachment: attachmentSchema,
  Message: messageSchema,
  Change: changeSchema,
  Room: roomSchema,
  ListedRoom: listedRoomSchema,
};

/** A refusal, as RFC 9457 (problem details) has it. */
const problemSchema = z.strictObject({
  type: z.string().describe('Where this refusal is explained.'),
  title: z.string().describe('What it means, for people.'),
  status: z.int(),
  code: z.enum(Object.keys(errors)).describe('What it means, for programs: one of the codes in the table of errors.'),
  requestId: z.string().describe('Of this request, as in the header X-Request-Id: the server’s log knows it by that.'),
  detail: z.string().optional().describe('What in this request was wrong.'),
  retryAfterMs: z.int().optional().describe('After how many milliseconds the same request may succeed.'),
});

/** The shared shapes by name, and what each command answers. Shared ones stand in answers as references. */
export function answerSchemas(operations: readonly Operation[]): {
  components: Record<string, JsonSchema>;
  answers: ReadonlyMap<z.ZodType, JsonSchema>;
} {
  const registry = z.registry<{ id: string }>();
  for (const [id, schema] of Object.entries({ ...shared, Problem: problemSchema })) registry.add(schema, { id });
  for (const { name, shape } of operations) {
    if (!registry.has(shape.output)) registry.add(shape.output, { id: `answer of ${name}` });
  }
  const { schemas } = z.toJSONSchema(registry, { uri: (id) => `#/components/schemas/${id}`, override });
  const converted = (schema: z.ZodType) => plain(schemas[registry.get(schema)?.id ?? ''] ?? {});
  return {
    components: Object.fromEntries(
      Object.entries({ ...shared, Problem: problemSchema }).map(([id, schema]) => [id, converted(schema)]),
    ),
    answers: new Map(operations.map(({ shape }) => [shape.output, converted(shape.output)])),
  };
}

export interface PayloadSchema {
  properties: Record<string, JsonSchema>;
  required: readonly string[];
}

/** What a command takes, as a client writes it: what has a default may be left out. */
export function payloadSchema({ shape, fields }: Operation): PayloadSchema {
  if (!fields) return { properties: {}, required: [] };
  const { properties, required = [] } = z.toJSONSchema(shape.input, { io: 'input', override });
  return { properties: properties as Record<string, JsonSchema>, required };
}

function plain({ $schema, $id, ...schema }: JsonSchema): JsonSchema {
  return schema;
}

/** Without what says nothing: that whole numbers are exact, and how a UUID looks. */
function override({ jsonSchema }: { jsonSchema: JsonSchema }): void {
  if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
  if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum;
  if (jsonSchema.format === 'uuid') delete jsonSchema.pattern;
}
