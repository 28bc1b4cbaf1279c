/**
 * A text as it is compared: without letter case, in every script, and however its accents are encoded. Lower case first,
 * then upper, brings together what only one of the two would (K and the Kelvin sign, ß and SS, σ and ς).
 */
export function folded(text: string): string {
  return text.normalize('NFC').toLowerCase().toUpperCase();
}
