import { encode } from 'uqr';
import { qrPath } from './qr-path';

/** Empty modules around it, as the standard wants. */
const BORDER = 4;

/** Dark on light whatever the page's colours are: many cameras read no other. */
export function QrCode({ text, label }: { text: string; label: string }) {
  const { data, size } = encode(text, { ecc: 'M', border: BORDER });
  return (
    <svg role="img" aria-label={label} viewBox={`0 0 ${size} ${size}`} className="mx-auto block size-48 rounded-card">
      <rect width={size} height={size} fill="#fff" />
      <path d={qrPath(data)} fill="#000" shapeRendering="crispEdges" />
    </svg>
  );
}
