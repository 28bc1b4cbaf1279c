/** What stands in a person's avatar: the first letter of the name, whole even where it is made of several parts. */
export function initialOf(name: string): string {
  const trimmed = name.trim();
  if (trimmed === '') return '?';
  if (typeof Intl.Segmenter !== 'function') return ([...trimmed][0] ?? '?').toLocaleUpperCase();
  const [first] = new Intl.Segmenter().segment(trimmed);
  return (first?.segment ?? '?').toLocaleUpperCase();
}
