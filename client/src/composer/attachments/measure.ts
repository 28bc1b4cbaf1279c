/** A picture that takes longer is shown without its size being known. */
const MEASURED_WITHIN_MS = 2_000;

/** How wide and high a picture is, seen upright. Undefined for what this browser cannot show. */
export function measure(file: File): Promise<{ width: number; height: number } | undefined> {
  if (!file.type.startsWith('image/')) return Promise.resolve(undefined);
  const url = URL.createObjectURL(file);
  const picture = new Image();
  const measured = new Promise<{ width: number; height: number } | undefined>((resolve) => {
    setTimeout(resolve, MEASURED_WITHIN_MS);
    picture.onload = () => resolve({ width: picture.naturalWidth, height: picture.naturalHeight });
    picture.onerror = () => resolve(undefined);
    picture.src = url;
  });
  return measured.finally(() => {
    picture.removeAttribute('src');
    URL.revokeObjectURL(url);
  });
}
