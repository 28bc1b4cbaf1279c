/** One of those that each version brought, newest first. */
const samples = [
  [17, '🫪'],
  [16, '🫩'],
  [15.1, '🍋‍🟩'],
  [15, '🫨'],
  [14, '🫠'],
  [13.1, '😮‍💨'],
] as const;

const ALWAYS = '😀';
const SIZE = 24;

/** The newest version of Unicode's emoji that the fonts of this browser have. What they have not is shown as boxes. */
export function brought(): number {
  const paper = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  // Where nothing can be measured nothing is held back.
  if (!paper || !isColourful(paper, ALWAYS)) return Number.POSITIVE_INFINITY;
  const one = paper.measureText(ALWAYS).width;
  const shows = (emoji: string) => isColourful(paper, emoji) && paper.measureText(emoji).width < one * 1.5;
  return samples.find(([, emoji]) => shows(emoji))?.[0] ?? 0;
}

function isColourful(paper: CanvasRenderingContext2D, emoji: string): boolean {
  paper.canvas.width = SIZE;
  paper.canvas.height = SIZE;
  paper.font = `${SIZE / 2}px "Apple Color Emoji", "Segoe UI Emoji", "Noto Color Emoji", sans-serif`;
  paper.textBaseline = 'top';
  paper.fillText(emoji, 0, 0);
  const { data } = paper.getImageData(0, 0, SIZE, SIZE);
  for (let at = 0; at < data.length; at += 4) {
    if (data[at] !== data[at + 1] || data[at] !== data[at + 2]) return true;
  }
  return false;
}
