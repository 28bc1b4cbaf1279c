/** The windows and lights that the page is looked at in. */
const windows = {
  phone: { width: 390, height: 844 },
  desktop: { width: 1440, height: 900 },
};

export type Window = keyof typeof windows;

export const looks = (['phone', 'desktop'] as const).flatMap((window) =>
  (['light', 'dark'] as const).map((colorScheme) => ({ window, viewport: windows[window], colorScheme })),
);
