/** What somebody does, of a text such as `/me waves`; null for what they say. */
export function actionOf(text: string): string | null {
  return /^\/me\s+(\S.*)$/is.exec(text)?.[1] ?? null;
}
