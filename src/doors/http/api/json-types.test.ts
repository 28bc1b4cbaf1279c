import * as z from 'zod';
import { fieldsOf, fromText, type TextType } from './json-types';

function read(field: z.ZodType, text: string): unknown {
  return fromText(text, fieldsOf(z.strictObject({ field }))?.get('field') as ReadonlySet<TextType>);
}

test('text becomes what the field takes, beneath whatever is wrapped around it', () => {
  expect(read(z.int().min(1).default(50), '7')).toBe(7);
  expect(read(z.number().nullable().optional(), '-0.5')).toBe(-0.5);
  expect(read(z.boolean().optional(), 'true')).toBe(true);
  expect(read(z.union([z.int(), z.boolean()]), 'false')).toBe(false);
  expect(read(z.literal(5), '5')).toBe(5);
  expect(read(z.int().transform(String), '5')).toBe(5);
});

test('text stays text where text is taken', () => {
  expect(read(z.string().max(5).optional(), '7')).toBe('7');
  expect(read(z.union([z.string(), z.number()]), '7')).toBe('7');
  expect(read(z.enum(['1', 'keep']), '1')).toBe('1');
});

test('what can mean nothing that the field takes stays as it is, for the schema to refuse', () => {
  for (const text of ['', ' 7', '7 ', '+7', '07', '0x7', '1e9', '7n', '7.', '.5', 'NaN', 'Infinity', '٧', 'true']) {
    expect(read(z.int(), text)).toBe(text);
  }
  for (const text of ['', 'TRUE', 'yes', '1', 'on', '0']) expect(read(z.boolean(), text)).toBe(text);
  expect(read(z.array(z.int()), '7')).toBe('7');
  expect(read(z.strictObject({}), '{}')).toBe('{}');
});

test('a payload that may be left out has its fields all the same; one that must be has none', () => {
  expect([...(fieldsOf(z.strictObject({ roomId: z.string() }).optional()) ?? [])]).toEqual([
    ['roomId', new Set(['string'])],
  ]);
  expect(fieldsOf(z.undefined())).toBeUndefined();
});
