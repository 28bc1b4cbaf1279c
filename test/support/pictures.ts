import sharp from 'sharp';

export const formats = ['jpeg', 'png', 'webp', 'avif'] as const;

/** What of these pictures nobody is to learn, as it stands in them. */
export const secrets = ['SnugCam', 'SnugXmp', 'GPSLatitude'];

const where = {
  IFD0: { Make: 'SnugCam' },
  IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '51/1 30/1 3230/100', GPSLongitudeRef: 'E', GPSLongitude: '0/1 7/1 0/1' },
};
const xmp = '<x:xmpmeta xmlns:x="adobe:ns:meta/"><exif:GPSLatitude>51,30N</exif:GPSLatitude>SnugXmp</x:xmpmeta>';

/** A picture with so much in it that it does not become small. */
export function noise(width: number, height: number): sharp.Sharp {
  const background = { r: 128, g: 128, b: 128 };
  return sharp({
    create: { width, height, channels: 3, background, noise: { type: 'gaussian', mean: 128, sigma: 50 } },
  });
}

/** A picture that says where it was taken, by which camera, how its colours are meant, and which way up it is. */
export function photograph(format: (typeof formats)[number], orientation = 1, [width, height] = [90, 60]) {
  const picture = noise(width as number, height as number)
    .withExif(where)
    .withXmp(xmp)
    .withIccProfile('p3')
    .withMetadata({ orientation });
  return picture.toFormat(format, format === 'avif' ? { effort: 0 } : {}).toBuffer();
}

/** One that needs a thumbnail, and is made at once. */
export function largePicture(): Promise<Buffer> {
  return noise(900, 40).jpeg().toBuffer();
}

/** As it is stored, byte for byte of what is seen. */
export function pixels(picture: Buffer): Promise<Buffer> {
  return sharp(picture, { pages: -1 }).raw().toBuffer();
}
