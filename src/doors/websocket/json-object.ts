/** The JSON object that a text is. Undefined where it is none, or names a field twice: what can be read in two ways means neither. */
export function jsonObject(text: string): Record<string, unknown> | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  return fieldsNamedIn(text) === Object.keys(value).length ? (value as Record<string, unknown>) : undefined;
}

const [QUOTE, BACKSLASH, COLON] = [0x22, 0x5c, 0x3a];

/** How many fields a text names in the outermost object, which it is known to be. Each has a colon outside of every text. */
function fieldsNamedIn(text: string): number {
  let depth = 0;
  let fields = 0;
  for (let place = 0; place < text.length; place += 1) {
    const letter = text.charCodeAt(place);
    if (letter === QUOTE) place = endOfText(text, place);
    else if (letter === COLON && depth === 1) fields += 1;
    else if (isOneOf('{[', letter)) depth += 1;
    else if (isOneOf('}]', letter)) depth -= 1;
  }
  return fields;
}

function endOfText(text: string, start: number): number {
  let place = start + 1;
  while (text.charCodeAt(place) !== QUOTE) place += text.charCodeAt(place) === BACKSLASH ? 2 : 1;
  return place;
}

function isOneOf(letters: string, letter: number): boolean {
  return letter === letters.charCodeAt(0) || letter === letters.charCodeAt(1);
}
