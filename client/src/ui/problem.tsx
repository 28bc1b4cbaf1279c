/** Why something was not done. */
export function Problem({ text }: { text: string | null }) {
  if (text === null) return null;
  return (
    <p role="alert" className="mt-3 text-[13.5px] text-bad">
      {text}
    </p>
  );
}
