/** Which item of a menu a key leads to, as the ARIA practices have it; null if the key is none of the menu's. */
export function itemAfter(key: string, current: number, labels: readonly string[]): number | null {
  const last = labels.length - 1;
  if (last < 0) return null;
  switch (key) {
    case 'ArrowDown':
    case 'ArrowRight':
      return current >= last ? 0 : current + 1;
    case 'ArrowUp':
    case 'ArrowLeft':
      return current <= 0 ? last : current - 1;
    case 'Home':
      return 0;
    case 'End':
      return last;
    default:
      return key.length === 1 && key !== ' ' ? beginningWith(key, current, labels) : null;
  }
}

function beginningWith(letter: string, current: number, labels: readonly string[]): number | null {
  const wanted = letter.toLocaleLowerCase();
  for (let step = 1; step <= labels.length; step += 1) {
    const index = (current + step) % labels.length;
    if (labels[index]?.toLocaleLowerCase().startsWith(wanted)) return index;
  }
  return null;
}
