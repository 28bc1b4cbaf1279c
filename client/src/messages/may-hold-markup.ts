/** Whether a text may be more than its letters: quick, and never wrong in saying no. */
export function mayHoldMarkup(text: string): boolean {
  return /[*_~`@#]|\]\(|\\[>[\]]|https?:\/\/|mailto:|^ *(?:[->]|\d+[.)])[ \t>]|^\/me\s|^[\p{Extended_Pictographic}\p{RI}]/imu.test(
    text,
  );
}
