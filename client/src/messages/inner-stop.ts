/** Given to what can be pressed within a row: the Tab key leads there while the focus is in the row, and passes otherwise. */
export const innerStop = { 'data-inner': true, tabIndex: -1 } as const;
