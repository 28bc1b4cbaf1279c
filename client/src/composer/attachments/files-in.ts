/** What was dropped. A folder comes as a file that nobody can read. */
export function filesIn({ items }: DataTransfer): { files: File[]; folders: number } {
  const dropped = [...items].filter(({ kind }) => kind === 'file');
  const isFolder = (item: DataTransferItem) => item.webkitGetAsEntry?.()?.isDirectory ?? false;
  const files = dropped.filter((item) => !isFolder(item)).flatMap((item) => item.getAsFile() ?? []);
  return { files, folders: dropped.filter(isFolder).length };
}
