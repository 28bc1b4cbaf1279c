import { hueColour, personColour } from './colour';

/** The luminance that WCAG 2 defines, of an `oklch()` colour (Ottosson's conversion, clipped to sRGB). */
function luminance(colour: string): number {
  const [l = 0, chroma = 0, hue = 0] = (colour.match(/[\d.]+/g) ?? []).map(Number);
  const a = chroma * Math.cos((hue * Math.PI) / 180);
  const b = chroma * Math.sin((hue * Math.PI) / 180);
  const long = (l + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const medium = (l - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const short = (l - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const clip = (part: number) => Math.min(1, Math.max(0, part));
  const red = clip(4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short);
  const green = clip(-1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short);
  const blue = clip(-0.0041960863 * long - 0.7034186147 * medium + 1.707614701 * short);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

test('a white initial has a contrast of 4.5 to 1 on everybody’s colour', () => {
  const contrasts = Array.from({ length: 5_000 }, (_, index) => 1.05 / (luminance(personColour(`p${index}`)) + 0.05));
  expect(Math.min(...contrasts)).toBeGreaterThanOrEqual(4.5);
});

test('a person keeps their colour, and people are spread over the hues', () => {
  expect(personColour('a')).toBe(personColour('a'));
  expect(personColour('claim:"a"')).not.toBe(personColour('a'));
  const hues = new Set(Array.from({ length: 1_000 }, (_, index) => personColour(`${index}`).match(/(\d+)\)$/)?.[1]));
  expect(hues.size).toBeGreaterThan(300);
});

test('a white initial has it on every colour that one can choose, too', () => {
  const contrasts = Array.from({ length: 360 }, (_, hue) => 1.05 / (luminance(hueColour(hue)) + 0.05));
  expect(Math.min(...contrasts)).toBeGreaterThanOrEqual(4.5);
});
