interface Key {
  key: string;
  shiftKey: boolean;
  keyCode: number;
  isComposing: boolean;
}

/**
 * Enter sends, with Shift it makes a line. While letters are being composed (Japanese, Chinese, Korean …) Enter picks
 * a word; Safari says that only by the key code 229.
 */
export function sendsMessage({ key, shiftKey, keyCode, isComposing }: Key): boolean {
  return key === 'Enter' && !shiftKey && !isComposing && keyCode !== 229;
}
